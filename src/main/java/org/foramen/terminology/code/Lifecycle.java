package org.foramen.terminology.code;

import org.jspecify.annotations.Nullable;

/**
 * How far an artefact is to be relied on.
 *
 * @param status draft, active, retired or unknown (https://hl7.org/fhir/R4/valueset-publication-status.html)
 * @param standardsStatus e.g. {@code deprecated} or {@code withdrawn}
 *     (http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status), null when not said
 * @param experimental whether it is for testing only
 */
public record Lifecycle(String status, @Nullable String standardsStatus, boolean experimental) {

    /** Active and meant for use. */
    public static final Lifecycle ACTIVE = new Lifecycle("active", null, false);

    /** Whether the publication status or the standards status is draft. */
    public boolean isDraft() {
        return status.equals("draft") || "draft".equals(standardsStatus);
    }

    /**
     * What to warn of when an artefact of this life cycle is referred to by one of the other: {@code deprecated}, {@code
     * withdrawn}, {@code retired}, {@code experimental} or {@code draft}; null when there is nothing. What the referring
     * artefact says of itself is no news.
     */
    public @Nullable String concern(Lifecycle referring) {
        if ("deprecated".equals(standardsStatus) || "withdrawn".equals(standardsStatus)) {
            return standardsStatus;
        }
        if (status.equals("retired")) {
            return status;
        }
        if (experimental) {
            return referring.experimental ? null : "experimental";
        }
        return isDraft() && !referring.isDraft() ? "draft" : null;
    }
}
