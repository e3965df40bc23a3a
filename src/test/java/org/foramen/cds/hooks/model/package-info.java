/** Tests of the package of the same name. */
@NullMarked
package org.foramen.cds.hooks.model;

import org.jspecify.annotations.NullMarked;
