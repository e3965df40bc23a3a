/** Tests of the package of the same name. */
@NullMarked
package org.foramen.store.feedback;

import org.jspecify.annotations.NullMarked;
