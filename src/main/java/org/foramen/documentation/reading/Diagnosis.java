package org.foramen.documentation.reading;

import org.foramen.documentation.sentence.Place;
import org.foramen.terminology.code.Coding;

/**
 * A definitive diagnosis that the note affirms.
 *
 * @param code as specific as the note's words are
 * @param place where, as far as the note says
 */
public record Diagnosis(Coding code, Place place) {}
