/**
 * From the files of {@code lexicon}, as their authors wrote them, to a {@code Lexicon}; every mistake is told by file, entry and
 * term.
 */
@NullMarked
package org.foramen.documentation.compiler;

import org.jspecify.annotations.NullMarked;
