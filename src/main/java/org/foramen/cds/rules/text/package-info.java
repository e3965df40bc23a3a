/** How values that a client wrote get into texts that people read (https://cds-hooks.hl7.org/2.0/#card-attributes). */
@NullMarked
package org.foramen.cds.rules.text;

import org.jspecify.annotations.NullMarked;
