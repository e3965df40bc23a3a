/** How the CDS Hooks service answers over HTTP: JSON, or an OperationOutcome (https://cds-hooks.hl7.org/2.0/#http-status-codes). */
@NullMarked
package org.foramen.cds.http;

import org.jspecify.annotations.NullMarked;
