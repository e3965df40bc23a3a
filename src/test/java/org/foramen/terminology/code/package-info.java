/** Tests of the values that the core speaks in. */
@NullMarked
package org.foramen.terminology.code;

import org.jspecify.annotations.NullMarked;
