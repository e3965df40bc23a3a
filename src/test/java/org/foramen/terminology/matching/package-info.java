/** Tests of finding concepts by what is known of them. */
@NullMarked
package org.foramen.terminology.matching;

import org.jspecify.annotations.NullMarked;
