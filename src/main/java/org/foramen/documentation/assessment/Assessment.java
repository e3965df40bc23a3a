package org.foramen.documentation.assessment;

import java.util.List;
import org.foramen.terminology.code.Coding;

/**
 * What a note supports.
 *
 * @param suggestedCodes best first; none when a definitive diagnosis takes precedence or the note supports none
 * @param missing codes of m99-documentation-item that the note leaves out
 * @param conflicts where it contradicts the code that was given, none without one
 * @param corrected the codes that fit both what the note says and, where it says nothing, the code that was given; none where
 *     it contradicts nothing
 */
public record Assessment(
        List<Coding> suggestedCodes, List<Coding> missing, List<Conflict> conflicts, List<Coding> corrected) {

    public Assessment {
        suggestedCodes = List.copyOf(suggestedCodes);
        missing = List.copyOf(missing);
        conflicts = List.copyOf(conflicts);
        corrected = List.copyOf(corrected);
    }
}
