@NullMarked
package org.foramen.terminology.release;

import org.jspecify.annotations.NullMarked;
