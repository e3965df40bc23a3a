@NullMarked
package org.foramen.documentation.compiler;

import org.jspecify.annotations.NullMarked;
