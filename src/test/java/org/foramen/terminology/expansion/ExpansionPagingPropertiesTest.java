package org.foramen.terminology.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.operation.Terminology;

/** Pages, put one after another, are the whole (https://hl7.org/fhir/R4/valueset.html#paging). */
class ExpansionPagingPropertiesTest {

    private static final List<String> VALUE_SETS = List.of(Clinic.LESIONS, Clinic.MIXED);

    private final Terminology terminology = Clinic.terminology();

    @Property(tries = 60)
    void pagesMakeUpTheWhole(
            @ForAll @IntRange(max = 1) int valueSet,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll boolean activeOnly) {
        List<String> whole = codes(draft(valueSet, activeOnly));
        List<String> joined = new ArrayList<>();
        for (int offset = 0; offset <= whole.size(); offset += count) {
            joined.addAll(codes(draft(valueSet, activeOnly).page(offset, count)));
        }
        assertThat(joined).isEqualTo(whole).isNotEmpty();
    }

    private static ExpandDraft draft(int valueSet, boolean activeOnly) {
        return ExpandDraft.of(VALUE_SETS.get(valueSet)).activeOnly(activeOnly).excludeNested(true);
    }

    private List<String> codes(ExpandDraft draft) {
        return terminology.expand(draft.request()).contains().stream()
                .map(entry -> entry.member().coding().toString())
                .toList();
    }
}
