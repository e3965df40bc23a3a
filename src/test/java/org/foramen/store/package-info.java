@NullMarked
package org.foramen.store;

import org.jspecify.annotations.NullMarked;
