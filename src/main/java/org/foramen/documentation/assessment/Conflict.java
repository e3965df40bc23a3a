package org.foramen.documentation.assessment;

import org.foramen.documentation.lexicon.Axis;
import org.foramen.terminology.code.Coding;

/**
 * The note says one thing and the code another.
 *
 * @param axis region, structure or mechanism
 * @param documented what the note says
 * @param coded what the code says
 */
public record Conflict(Axis axis, Coding documented, Coding coded) {}
