@NullMarked
package org.foramen.outgoing;

import org.jspecify.annotations.NullMarked;
