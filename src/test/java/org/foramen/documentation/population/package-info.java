@NullMarked
package org.foramen.documentation.population;

import org.jspecify.annotations.NullMarked;
