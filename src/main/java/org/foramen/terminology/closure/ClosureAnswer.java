package org.foramen.terminology.closure;

import java.util.List;

/**
 * What the client is to add to its table.
 *
 * @param name of the table
 * @param version to be given back to ask for what comes after; {@code 0} of a table that was just begun
 * @param created whether the table was just begun
 * @param relations each one once, in the order in which they came to be; a concept's relation to itself is not told
 */
public record ClosureAnswer(String name, String version, boolean created, List<ClosureRelation> relations) {

    public ClosureAnswer {
        relations = List.copyOf(relations);
    }
}
