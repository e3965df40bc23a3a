@NullMarked
package org.foramen.cds.trust;

import org.jspecify.annotations.NullMarked;
