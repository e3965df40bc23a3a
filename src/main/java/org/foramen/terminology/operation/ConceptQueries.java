package org.foramen.terminology.operation;

import java.util.List;
import java.util.Optional;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Membership;
import org.foramen.terminology.release.DateSpan;
import org.foramen.terminology.release.Validity;

/**
 * What rules and readers ask of the terminology, in single answers rather than whole operations. Every question is
 * answered by the same structures as the operations are.
 */
public interface ConceptQueries {

    /** Whether the coding is in the value set, answered without expanding it; undetermined when the value set is unknown. */
    Membership memberOf(Canonical valueSet, Coding coding);

    /** The concept in the version asked for, or the newest one; empty when system, version or code is unknown. */
    Optional<Concept> concept(Coding coding);

    /** True when {@code ancestor} is {@code code} or one of its ancestors; false when either is unknown. */
    boolean subsumes(String system, String ancestor, String code);

    /**
     * Whether the code could be reported on all these days: whether the release of its code system that was in force then has it,
     * active and complete. The coding's version does not matter. Unknown where nothing published here says.
     */
    Validity validOn(Coding coding, DateSpan when);

    /** Whether some release published here lets the code be reported, and another does not. */
    boolean changes(Coding coding);

    /** The version of a code system that is in force on all these days; empty when that is not known, or is more than one. */
    Optional<String> versionOn(String codeSystem, DateSpan when);

    /** The members of a value set in its order; refuses an unknown value set. */
    List<Coding> members(Canonical valueSet);

    /** The targets that the map gives for the coding (equivalences unmatched and disjoint left out), in the map's order; its version does not matter. */
    List<Coding> translate(Canonical conceptMap, Coding source);

    /** Whether a value set of that URL (and version, if pinned) is published here: for checks at the start. */
    boolean knowsValueSet(Canonical valueSet);

    /** URL and version of the value set that answers; empty when it is unknown, without version when it has none. */
    Optional<Canonical> valueSet(Canonical valueSet);

    /** Whether a code system of that URL is published here: for checks at the start. */
    boolean knowsCodeSystem(Canonical codeSystem);

    /** Whether a concept map of that URL is published here: for checks at the start. */
    boolean knowsConceptMap(Canonical conceptMap);

    /** Whether a code system that is published here declares a property of that code: for checks at the start. */
    boolean knowsProperty(String code);
}
