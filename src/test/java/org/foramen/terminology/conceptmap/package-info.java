/** Tests of translation, forward and in reverse. */
@NullMarked
package org.foramen.terminology.conceptmap;

import org.jspecify.annotations.NullMarked;
