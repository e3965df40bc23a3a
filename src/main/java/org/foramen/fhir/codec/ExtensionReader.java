package org.foramen.fhir.codec;

import java.util.List;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Lifecycle;
import org.hl7.fhir.r4.model.MetadataResource;

/** HAPI's extensions as values of the core. */
final class ExtensionReader {

    private ExtensionReader() {}

    /** The extensions that have a simple value; others are left out. */
    static List<Extension> read(List<org.hl7.fhir.r4.model.Extension> extensions) {
        return extensions.stream()
                .filter(extension ->
                        extension.hasValue() && extension.getValue().isPrimitive())
                .map(extension -> new Extension(
                        extension.getUrl(),
                        extension.getValue().fhirType(),
                        extension.getValue().primitiveValue()))
                .toList();
    }

    static Lifecycle lifecycle(MetadataResource resource) {
        return new Lifecycle(
                resource.hasStatus() ? resource.getStatus().toCode() : "unknown",
                Extension.text(read(resource.getExtension()), Extension.STANDARDS_STATUS),
                resource.getExperimental());
    }
}
