@NullMarked
package org.foramen.cds.prefetch;

import org.jspecify.annotations.NullMarked;
