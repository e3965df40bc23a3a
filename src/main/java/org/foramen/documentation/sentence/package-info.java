/**
 * Reads one sentence: which findings are in it, with which status, and at which place each of them is. What a sentence leaves
 * for the next is for the reader of the whole note.
 */
@NullMarked
package org.foramen.documentation.sentence;

import org.jspecify.annotations.NullMarked;
