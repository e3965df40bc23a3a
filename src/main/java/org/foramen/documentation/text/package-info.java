/**
 * Clinical text as words, sentences and lines. Knows nothing of what the words mean.
 *
 * <p>Offsets count UTF-16 units of the text as it was given.
 */
@NullMarked
package org.foramen.documentation.text;

import org.jspecify.annotations.NullMarked;
