/** Tests of the package of the same name. */
@NullMarked
package org.foramen.cds.rules.text;

import org.jspecify.annotations.NullMarked;
