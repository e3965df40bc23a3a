package org.foramen.documentation.population;

import org.foramen.documentation.reading.Reading;

/**
 * A note that was read to populate a form.
 *
 * @param source which note it is, as whoever sent it knows it
 */
public record Note(String source, Reading reading) {}
