@NullMarked
package org.foramen.terminology.version;

import org.jspecify.annotations.NullMarked;
