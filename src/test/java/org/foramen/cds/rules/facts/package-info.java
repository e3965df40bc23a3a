/** Tests of the package of the same name. */
@NullMarked
package org.foramen.cds.rules.facts;

import org.jspecify.annotations.NullMarked;
