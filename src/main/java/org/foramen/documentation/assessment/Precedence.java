package org.foramen.documentation.assessment;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.foramen.documentation.reading.Diagnosis;
import org.foramen.documentation.reading.Lesion;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.ConceptQueries;

/**
 * Which diagnoses go before a residual code. The category note of M99 reads: "This category should not be used if the condition
 * can be classified elsewhere."; the value sets definitive-diagnosis-[region] say which these are.
 */
final class Precedence {

    private static final String VALUE_SETS = "https://w3id.org/foramen/ValueSet/definitive-diagnosis-";

    private final ConceptQueries terminology;
    private final Map<String, Set<Coding>> byRegion = new ConcurrentHashMap<>();

    Precedence(ConceptQueries terminology) {
        this.terminology = terminology;
    }

    /** Whether the diagnosis says in that region what the lesion would be coded for. */
    boolean holds(Diagnosis diagnosis, Lesion lesion, String region) {
        boolean elsewhere = diagnosis.place().hasVertebrae()
                && lesion.place().hasVertebrae()
                && !diagnosis.place().meets(lesion.place());
        return lesion.structure() != null && !elsewhere && isOf(region, diagnosis.code());
    }

    /** Whether the code is in the value set of the region, or a heading above one that is. */
    private boolean isOf(String region, Coding diagnosis) {
        String system = diagnosis.system();
        return system != null
                && byRegion.computeIfAbsent(region, this::members).stream()
                        .anyMatch(member -> system.equals(member.system())
                                && terminology.subsumes(system, diagnosis.code(), member.code()));
    }

    private Set<Coding> members(String region) {
        Canonical valueSet = Canonical.parse(VALUE_SETS + region);
        return terminology.knowsValueSet(valueSet)
                ? terminology.members(valueSet).stream().collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
