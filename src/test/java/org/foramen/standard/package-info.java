@NullMarked
package org.foramen.standard;

import org.jspecify.annotations.NullMarked;
