@NullMarked
package org.foramen.cds.attention;

import org.jspecify.annotations.NullMarked;
