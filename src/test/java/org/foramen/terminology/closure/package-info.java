/** Tests of closure tables. */
@NullMarked
package org.foramen.terminology.closure;

import org.jspecify.annotations.NullMarked;
