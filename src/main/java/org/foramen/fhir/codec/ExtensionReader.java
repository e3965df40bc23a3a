package org.foramen.fhir.codec;

import java.util.List;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Lifecycle;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/** HAPI's extensions as values of the core. */
final class ExtensionReader {

    private ExtensionReader() {}

    /** The extensions that have a simple value; others are left out. */
    static List<Extension> read(List<org.hl7.fhir.r4.model.Extension> extensions) {
        return extensions.stream()
                .filter(extension -> extension.hasUrl() && text(extension) != null)
                .map(extension -> new Extension(
                        extension.getUrl(),
                        extension.getValue().fhirType(),
                        extension.getValue().primitiveValue()))
                .toList();
    }

    /** The text of an extension's simple value, null when it has none. */
    static @Nullable String text(org.hl7.fhir.r4.model.Extension extension) {
        return extension.getValue() == null ? null : extension.getValue().primitiveValue();
    }

    /** The same of the first extension of that url; null when there is none. */
    static @Nullable String text(List<org.hl7.fhir.r4.model.Extension> extensions, String url) {
        return extensions.stream()
                .filter(extension -> url.equals(extension.getUrl()))
                .findFirst()
                .map(ExtensionReader::text)
                .orElse(null);
    }

    static Lifecycle lifecycle(MetadataResource resource) {
        return new Lifecycle(
                resource.hasStatus() ? resource.getStatus().toCode() : "unknown",
                Extension.text(read(resource.getExtension()), Extension.STANDARDS_STATUS),
                resource.getExperimental());
    }
}
