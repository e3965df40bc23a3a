/** Tests of the package of the same name. */
@NullMarked
package org.foramen.cds.feedback;

import org.jspecify.annotations.NullMarked;
