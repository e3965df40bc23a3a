/** The reader of notes, over the lexicon that is published. */
@NullMarked
package org.foramen.documentation;

import org.jspecify.annotations.NullMarked;
