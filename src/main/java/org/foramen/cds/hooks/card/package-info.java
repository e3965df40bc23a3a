/**
 * What is shown of the findings becomes cards (https://cds-hooks.hl7.org/2.0/#cds-service-response): texts, links, evidence,
 * suggestions. Whatever a client wrote is bounded and inert in them.
 */
@NullMarked
package org.foramen.cds.hooks.card;

import org.jspecify.annotations.NullMarked;
