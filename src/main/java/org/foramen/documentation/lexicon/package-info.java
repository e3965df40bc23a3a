/**
 * What words mean to the reader: files of terms with their sources, compiled once into an automaton over words.
 *
 * <p>All knowledge of terms, context cues, section headings and spinal levels is in the files of {@code lexicon}; the Java
 * here knows their form only. Cues and their directions follow NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029) and
 * ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002).
 */
@NullMarked
package org.foramen.documentation.lexicon;

import org.jspecify.annotations.NullMarked;
