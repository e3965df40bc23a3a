/**
 * The CDS Hooks service: discovery, requests with their prefetch, and cards, as CDS Hooks 2.0.1 has them
 * (https://cds-hooks.hl7.org/2.0/; the hooks: https://cds-hooks.hl7.org/hooks/). Knows no rule: it turns a request into
 * {@link org.foramen.cds.rules.facts.Facts} and findings into cards. Lenient to what clients are known to send, and exact in what
 * it answers; docs/cds-hooks.md says what is decided where the specification is silent.
 */
@NullMarked
package org.foramen.cds.hooks;

import org.jspecify.annotations.NullMarked;
