@NullMarked
package org.foramen.app.edge;

import org.jspecify.annotations.NullMarked;
