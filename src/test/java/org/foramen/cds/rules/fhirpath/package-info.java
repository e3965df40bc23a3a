/** Tests of the package of the same name. */
@NullMarked
package org.foramen.cds.rules.fhirpath;

import org.jspecify.annotations.NullMarked;
