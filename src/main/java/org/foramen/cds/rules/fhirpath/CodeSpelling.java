package org.foramen.cds.rules.fhirpath;

import java.util.Locale;
import java.util.Map;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * Reads codes as clients spell them: code systems named by their OID (https://hl7.org/fhir/R4/terminologies-systems.html),
 * ICD-10-CM codes in small letters, without the dot ({@code m9974}) or with the dash of the printed book ({@code M99.7-}).
 * Only the question to the terminology is respelled, never the client's resource.
 */
final class CodeSpelling {

    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

    private static final Map<String, String> OIDS = Map.of(
            "2.16.840.1.113883.6.90", ICD_10_CM,
            "2.16.840.1.113883.6.12", "http://www.ama-assn.org/go/cpt",
            "2.16.840.1.113883.6.96", "http://snomed.info/sct");

    private static final int CATEGORY_LENGTH = 3;

    private CodeSpelling() {}

    /** The coding in the spelling of its code system, without the display; null when there is no code to ask about. */
    static @Nullable Coding read(org.hl7.fhir.r4.model.Coding coding) {
        String code = coding.getCode();
        if (code == null || code.isBlank()) {
            return null;
        }
        String system = system(coding.getSystem());
        return Coding.of(system, ICD_10_CM.equals(system) ? icd10cm(code) : code.trim());
    }

    private static @Nullable String system(@Nullable String system) {
        if (system == null) {
            return null;
        }
        String trimmed = system.trim();
        String oid = trimmed.startsWith("urn:oid:") ? trimmed.substring("urn:oid:".length()) : trimmed;
        return OIDS.getOrDefault(oid, trimmed);
    }

    private static String icd10cm(String code) {
        String text = code.trim().toUpperCase(Locale.ROOT);
        while (text.endsWith("-") || text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        boolean dotMissing = text.length() > CATEGORY_LENGTH && text.indexOf('.') < 0;
        return dotMissing ? text.substring(0, CATEGORY_LENGTH) + "." + text.substring(CATEGORY_LENGTH) : text;
    }
}
