/** Tests of the package of the same name. */
@NullMarked
package org.foramen.cds.hooks.card;

import org.jspecify.annotations.NullMarked;
