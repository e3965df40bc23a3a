package org.foramen.cds.rules.fhirpath;

import java.util.List;
import java.util.Optional;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.operation.ConceptQueries;
import org.foramen.terminology.release.DateSpan;
import org.foramen.terminology.release.Validity;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/** What rules ask of the terminology, about codings in the spelling of the client (see {@link CodeSpelling}). */
final class RuleTerminology {

    private final ConceptQueries queries;

    RuleTerminology(ConceptQueries queries) {
        this.queries = queries;
    }

    /**
     * Whether one of the codings is in the value set. A code that the terminology does not know is not a member; a value
     * set that it does not know is refused, because "no" would be a guess.
     */
    boolean memberOf(String valueSet, List<org.hl7.fhir.r4.model.Coding> codings) {
        Canonical canonical = Canonical.parse(valueSet);
        if (!queries.knowsValueSet(canonical)) {
            throw new Refusal(Problem.notFound("The value set " + valueSet + " is not published here", null));
        }
        for (org.hl7.fhir.r4.model.Coding coding : codings) {
            Coding read = CodeSpelling.read(coding);
            if (read != null && queries.memberOf(canonical, read).isMember()) {
                return true;
            }
        }
        return false;
    }

    Optional<Concept> concept(org.hl7.fhir.r4.model.Coding coding) {
        Coding read = CodeSpelling.read(coding);
        return read == null || read.system() == null ? Optional.empty() : queries.concept(read);
    }

    /** The value set that answers for the URL, with its version. */
    Optional<Canonical> valueSet(String url) {
        return queries.valueSet(Canonical.parse(url));
    }

    /**
     * Whether the coding states no version, or one that is published here and in which the code is what it is in the newest: the
     * other questions are answered by the newest.
     */
    boolean knowsVersion(org.hl7.fhir.r4.model.Coding coding) {
        if (!coding.hasVersion()) {
            return true;
        }
        Coding read = CodeSpelling.read(coding);
        if (read == null || read.system() == null) {
            return false;
        }
        String newest = version(read.system(), null, read.code());
        String stated = version(read.system(), coding.getVersion().trim(), read.code());
        return stated != null && (stated.equals(newest) || !queries.changes(read));
    }

    /** The version in which the concept is found; null when it is in none like that. */
    private @Nullable String version(String system, @Nullable String version, String code) {
        return queries.concept(new Coding(system, version, code, null))
                .map(concept -> concept.coding().version())
                .orElse(null);
    }

    /** Whether the code could be reported then; a coding without a system is of none. */
    Validity validOn(org.hl7.fhir.r4.model.Coding coding, DateSpan when) {
        Coding read = CodeSpelling.read(coding);
        return read == null ? Validity.UNKNOWN : queries.validOn(read, when);
    }

    /** The version of the coding's code system that is in force then. */
    Optional<String> versionOn(org.hl7.fhir.r4.model.Coding coding, DateSpan when) {
        Coding read = CodeSpelling.read(coding);
        String system = read == null ? null : read.system();
        return system == null ? Optional.empty() : queries.versionOn(system, when);
    }

    /** Whether the code could be reported by one release and not by another. */
    boolean changes(org.hl7.fhir.r4.model.Coding coding) {
        Coding read = CodeSpelling.read(coding);
        return read != null && queries.changes(read);
    }

    boolean subsumes(String ancestor, org.hl7.fhir.r4.model.Coding coding) {
        Coding read = CodeSpelling.read(coding);
        String system = read == null ? null : read.system();
        return read != null && system != null && queries.subsumes(system, ancestor, read.code());
    }

    List<Coding> translate(String conceptMap, org.hl7.fhir.r4.model.Coding coding) {
        Canonical canonical = Canonical.parse(conceptMap);
        if (!queries.knowsConceptMap(canonical)) {
            throw new Refusal(Problem.notFound("The concept map " + conceptMap + " is not published here", null));
        }
        Coding read = CodeSpelling.read(coding);
        return read == null ? List.of() : queries.translate(canonical, read);
    }

    List<Coding> members(String valueSet) {
        return queries.members(Canonical.parse(valueSet));
    }

    /** The codings of a Coding or CodeableConcept, none of anything else. */
    static List<org.hl7.fhir.r4.model.Coding> codings(Base item) {
        if (item instanceof org.hl7.fhir.r4.model.Coding coding) {
            return List.of(coding);
        }
        return item instanceof CodeableConcept concept ? concept.getCoding() : List.of();
    }
}
