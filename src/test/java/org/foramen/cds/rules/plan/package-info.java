/** Tests of the package of the same name. */
@NullMarked
package org.foramen.cds.rules.plan;

import org.jspecify.annotations.NullMarked;
