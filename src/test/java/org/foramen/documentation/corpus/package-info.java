/** Notes with gold labels, and how well the reader does on them. */
@NullMarked
package org.foramen.documentation.corpus;

import org.jspecify.annotations.NullMarked;
