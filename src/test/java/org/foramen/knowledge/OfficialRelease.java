package org.foramen.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.foramen.knowledge.PublishedResources.Concept;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;

/**
 * An earlier release of ICD-10-CM, made from the official files: the same categories as the newest fragment, without notes and
 * index terms. Metadata and what is read from titles (region, structure, mechanism, level) are those of the newest.
 *
 * @param version the fiscal year
 * @param inForce first and last day, as dates
 * @param count the rows of the whole release
 * @param source the files and what was made of them, a sentence
 * @param rows title and whether it is billable ("1 title" or "0 title") by code, in the order of the official list
 */
record OfficialRelease(String version, List<String> inForce, int count, String source, Map<String, String> rows) {

    private static final String EFFECTIVE_PERIOD = "http://hl7.org/fhir/StructureDefinition/resource-effectivePeriod";

    private static final Set<String> KEPT = Set.of(
            "billable",
            "notSelectable",
            "parent",
            "child",
            "region",
            "structure",
            "mechanism",
            "level",
            "effectiveDate");

    private static final Pattern SEVENTH_CHARACTER = Pattern.compile(".{3}\\..{4}");

    /** FY2021, January update: the order file. */
    static OfficialRelease fy2021(CodeSystem newest, OfficialData data) {
        Set<String> categories = categories(newest);
        Map<String, String> rows = new LinkedHashMap<>();
        Map<String, String> order = data.orderFile();
        order.forEach((code, row) -> {
            if (categories.contains(code.substring(0, 3))) {
                rows.put(dotted(code), row);
            }
        });
        return new OfficialRelease(
                "2021",
                List.of("2020-10-01", "2021-09-30"),
                order.size(),
                "Codes, titles and headings are those of the ICD-10-CM FY2021 order file (CMS, January 2021 update), of which"
                        + " the count is the number of rows.",
                rows);
    }

    /** FY2025: the list of all codes of the tabular list, which does not write out 7th characters. */
    static OfficialRelease fy2025(CodeSystem newest, OfficialData data) {
        Set<String> categories = categories(newest);
        Map<String, Concept> now = PublishedResources.concepts(newest);
        Map<String, String> titles = new TreeMap<>();
        data.codes2025().forEach((code, title) -> {
            if (categories.contains(code.substring(0, 3))) {
                titles.put(code, title);
            }
        });
        now.forEach((code, concept) -> {
            if (SEVENTH_CHARACTER.matcher(code).matches() && titles.containsKey(concept.parent())) {
                titles.putIfAbsent(code, concept.display());
            }
        });
        Map<String, String> rows = new LinkedHashMap<>();
        titles.forEach((code, title) -> rows.put(code, (isHeading(code, titles) ? "0 " : "1 ") + title));
        return new OfficialRelease(
                "2025",
                List.of("2024-10-01", "2025-09-30"),
                97_584,
                "Codes and titles are those of the ICD-10-CM FY2025 Tabular List of Diseases and Injuries; codes with a 7th"
                        + " character, which that list does not write out, are those that the FY2021 and FY2027 releases"
                        + " agree on. The count is that of the whole FY2025 order file, as counted by the public repository"
                        + " makevision/icd10cm-open-data.",
                rows);
    }

    private static Set<String> categories(CodeSystem newest) {
        return Set.copyOf(newest.getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .toList());
    }

    private static String dotted(String code) {
        return code.length() > 3 ? code.substring(0, 3) + "." + code.substring(3) : code;
    }

    private static boolean isHeading(String code, Map<String, String> all) {
        return all.keySet().stream().anyMatch(other -> parent(other, all).equals(code));
    }

    /** The longest code above, without the placeholders X before a 7th character; empty for a category. */
    static String parent(String code, Map<String, String> all) {
        for (int length = code.length() - 1; length >= 3; length--) {
            if (all.containsKey(code.substring(0, length))) {
                return code.substring(0, length);
            }
        }
        return "";
    }

    /** What is to be published. */
    CodeSystem resource(CodeSystem newest) {
        CodeSystem release = newest.copy();
        release.setId(newest.getIdPart() + "-" + version);
        release.setVersion(version);
        release.setName(newest.getName() + "FY" + version);
        release.setTitle("ICD-10-CM FY" + version + ", the M99 neighbourhood");
        release.setDateElement(new DateTimeType(inForce.get(0)));
        release.setCount(count);
        release.setDescription("Fragment of ICD-10-CM, fiscal year " + version + ", in force from " + inForce.get(0)
                + " to " + inForce.get(1) + ", with the categories of the FY" + newest.getVersion()
                + " fragment. " + source + " This fragment holds " + rows.size() + " of them."
                + " Notes and index terms are left out. The properties region, structure, mechanism and level are read"
                + " from the official titles by the Foramen authors.");
        release.setPurpose("Tells whether a code was valid on the date of service, and what it was called then.");
        release.setCopyright("ICD-10-CM content is a work of the United States government (CDC/NCHS and CMS) and in the"
                + " public domain. Source: ICD-10-CM FY" + version + ", CDC/NCHS and CMS, in force from "
                + inForce.get(0) + " to " + inForce.get(1) + ".");
        Period period = new Period();
        period.setStartElement(new DateTimeType(new DateType(inForce.get(0)).getValueAsString()));
        period.setEndElement(new DateTimeType(new DateType(inForce.get(1)).getValueAsString()));
        release.getExtensionByUrl(EFFECTIVE_PERIOD).setValue(period);
        release.getProperty().removeIf(property -> !KEPT.contains(property.getCode()));
        release.getConcept().clear();
        addConcepts(release, PublishedResources.concepts(newest));
        return release;
    }

    private void addConcepts(CodeSystem release, Map<String, Concept> newest) {
        Map<String, ConceptDefinitionComponent> concepts = new LinkedHashMap<>();
        rows.forEach((code, row) -> {
            ConceptDefinitionComponent concept = new ConceptDefinitionComponent();
            concept.setCode(code).setDisplay(row.substring(2));
            boolean billable = row.startsWith("1");
            concept.addProperty(flag("billable", billable));
            if (!billable) {
                concept.addProperty(flag("notSelectable", true));
            }
            Concept now = newest.get(code);
            if (now != null && now.display().equals(concept.getDisplay())) {
                now.definition().getProperty().stream()
                        .filter(property -> isOfTitle(property) && KEPT.contains(property.getCode()))
                        .forEach(property -> concept.addProperty(property.copy()));
            }
            concepts.put(code, concept);
        });
        concepts.forEach((code, concept) -> {
            ConceptDefinitionComponent above = concepts.get(parent(code, rows));
            (above == null ? release.getConcept() : above.getConcept()).add(concept);
        });
    }

    /** Not what says of a code that it may be reported, and since when: that is the release's own. */
    private boolean isOfTitle(ConceptPropertyComponent property) {
        return switch (property.getCode()) {
            case "billable", "notSelectable" -> false;
            case "effectiveDate" -> property.getValue().primitiveValue().compareTo(inForce.get(1)) <= 0;
            default -> true;
        };
    }

    private static ConceptPropertyComponent flag(String code, boolean value) {
        ConceptPropertyComponent property = new ConceptPropertyComponent();
        property.setCode(code);
        property.setValue(new BooleanType(value));
        return property;
    }
}
