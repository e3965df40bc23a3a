@NullMarked
package org.foramen.documentation.lexicon;

import org.jspecify.annotations.NullMarked;
