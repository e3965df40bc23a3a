package org.foramen.terminology.expansion;

import java.util.List;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * An expansion, or a page of one.
 *
 * @param valueSet what was expanded
 * @param total how many members match in all
 * @param contains the members of this page
 * @param used the code system versions that were drawn from
 * @param request what was asked; the answer repeats it
 */
public record ExpandAnswer(
        CompiledValueSet valueSet,
        int total,
        List<Entry> contains,
        List<CompiledCodeSystem> used,
        ExpandRequest request) {

    public ExpandAnswer {
        contains = List.copyOf(contains);
        used = List.copyOf(used);
    }

    /**
     * One member, with its display in the language asked for and the designations that the request wants.
     *
     * @param version the code system's, told only where the value set draws from several versions of it; otherwise null
     * @param contains the members below it, where the answer is nested
     */
    public record Entry(
            Member member,
            @Nullable String version,
            @Nullable String display,
            List<Designation> designations,
            List<Entry> contains) {
        public Entry {
            designations = List.copyOf(designations);
            contains = List.copyOf(contains);
        }
    }
}
