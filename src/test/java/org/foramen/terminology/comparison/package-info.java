/** Tests of {@code $compare}. */
@NullMarked
package org.foramen.terminology.comparison;

import org.jspecify.annotations.NullMarked;
