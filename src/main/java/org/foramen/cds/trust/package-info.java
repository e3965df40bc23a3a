/**
 * Lets only known clients call the CDS Hooks services, where clients are configured: the tokens of
 * https://cds-hooks.hl7.org/2.0/#trusting-cds-clients over HTTP, as https://www.rfc-editor.org/rfc/rfc6750 has it.
 */
@NullMarked
package org.foramen.cds.trust;

import org.jspecify.annotations.NullMarked;
