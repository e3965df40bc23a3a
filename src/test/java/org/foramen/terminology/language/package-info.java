/** Tests of the operations as a client of the engine sees them. */
@NullMarked
package org.foramen.terminology.language;

import org.jspecify.annotations.NullMarked;
