package org.foramen.terminology;

import static org.foramen.terminology.CodeSystemDraft.flag;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.filtered;
import static org.foramen.terminology.ValueSetDraft.imports;
import static org.foramen.terminology.ValueSetDraft.set;

import java.util.List;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Element;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Group;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Target;
import org.foramen.terminology.conceptmap.Equivalence;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.Terminology;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.ConceptReference;
import org.jspecify.annotations.Nullable;

/** A small published terminology that every operation is asked about. */
public final class Clinic {

    public static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    public static final String REGION = "https://example.org/CodeSystem/region";
    /** Known by name only: value sets list its codes, no content is published. */
    public static final String ELSEWHERE = "https://example.org/CodeSystem/elsewhere";

    public static final String LESIONS = "https://example.org/ValueSet/lesions";
    public static final String MIXED = "https://example.org/ValueSet/mixed";
    public static final String RING = "https://example.org/ValueSet/ring";
    public static final String TO_REGION = "https://example.org/ConceptMap/lesion-region";

    public static final Coding INDEX_TERM = Coding.of("https://example.org/use", "index-term");

    private Clinic() {}

    /** M99 with its headers as a fragment that covers M99 whole, and G54.1 of which nothing else is known. */
    private static CodeSystemDefinition fragment(String version, String displayOf74) {
        return CodeSystemDraft.of(ICD + "|" + version)
                .fragmentCovering("M99.*")
                .declare("notSelectable", null, "boolean")
                .declare("inactive", null, "boolean")
                .concept("M99", "Biomechanical lesions", List.of(), List.of(flag("notSelectable", true)), List.of())
                .concept(
                        "M99.7",
                        "Stenosis of intervertebral foramina",
                        List.of("M99"),
                        List.of(flag("notSelectable", true)),
                        List.of())
                .concept(
                        "M99.74",
                        displayOf74,
                        List.of("M99.7"),
                        List.of(flag("notSelectable", false)),
                        List.of(
                                new Designation("de", null, "Foramenstenose der Sakralregion"),
                                new Designation("en", INDEX_TERM, "Stenosis, foramen, sacrum")))
                .concept("M99.75", "Stenosis of foramina of pelvic region", List.of("M99.7"), List.of(), List.of())
                .concept("M99.9", "Old lesion", List.of("M99"), List.of(flag("inactive", true)), List.of())
                .concept("G54.1", null, List.of(), List.of(), List.of())
                .definition();
    }

    public static Terminology terminology() {
        return terminology(Limits.DEFAULT);
    }

    public static Terminology terminology(Limits limits) {
        return new Terminology(catalogue(), limits);
    }

    public static Catalogue catalogue() {
        CodeSystemDefinition region = CodeSystemDraft.of(REGION)
                .caseInsensitive()
                .concept("sacral")
                .concept("pelvic")
                .definition();
        ValueSetDraft lesions = ValueSetDraft.of(LESIONS).include(filtered(ICD, new Filter("concept", "is-a", "M99")));
        ConceptReference own = new ConceptReference("M99.74", "Sacral foramen", List.of());
        ValueSetDraft mixed = ValueSetDraft.of(MIXED)
                .include(set(ICD, List.of(own), List.of(), List.of()))
                .include(codes(ELSEWHERE, "e1", "e2"))
                .include(all(REGION));
        ValueSetDraft ring = ValueSetDraft.of(RING).include(imports(RING));
        return new Catalogue(
                List.of(
                        fragment("2026", "Stenosis, sacral"),
                        fragment("2027", "Stenosis of foramina of sacral region"),
                        region),
                List.of(lesions.definition(), mixed.definition(), ring.definition()),
                List.of(map()));
    }

    private static ConceptMapDefinition map() {
        Element sacral = element("M99.74", "sacral");
        Element pelvic = element("M99.75", "pelvic");
        Element none = new Element("M99.9", null, List.of(new Target(null, null, Equivalence.UNMATCHED, "no region")));
        return new ConceptMapDefinition(
                Canonical.parse(TO_REGION),
                LESIONS,
                null,
                List.of(new Group(ICD, null, REGION, null, List.of(sacral, pelvic, none), null)));
    }

    private static Element element(String code, String target) {
        return new Element(code, null, List.of(new Target(target, null, Equivalence.WIDER, null)));
    }

    public static Coding icd(String code) {
        return Coding.of(ICD, code);
    }

    public static Coding icd(String code, @Nullable String display) {
        return Coding.of(ICD, code, display);
    }

    /** What the call is refused with. */
    public static Refusal refusal(Runnable call) {
        try {
            call.run();
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("nothing was refused");
    }
}
