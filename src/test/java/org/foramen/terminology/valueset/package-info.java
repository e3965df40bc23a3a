/** Tests of the meaning of a compose: filters, intersection, exclusion, imports, order and paging. */
@NullMarked
package org.foramen.terminology.valueset;

import org.jspecify.annotations.NullMarked;
