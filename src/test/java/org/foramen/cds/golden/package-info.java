/** The server's test of itself. */
@NullMarked
package org.foramen.cds.golden;

import org.jspecify.annotations.NullMarked;
