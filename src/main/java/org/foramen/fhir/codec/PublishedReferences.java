package org.foramen.fhir.codec;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.IModelVisitor2;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.foramen.fhir.codec.PublishedResources.Published;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * Finds what published artefacts refer to and is not there: canonicals (https://hl7.org/fhir/R4/references.html#canonical)
 * of value sets, code systems, concept maps, libraries and definitions; every other URI that names an artefact of the same
 * publisher; citations without text or link. The concepts of a code system and the elements of a map are left to the
 * compilation of what uses them.
 */
public final class PublishedReferences {

    private static final String CORE = "http://hl7.org/fhir/";
    private static final String SDC = CORE + "uv/sdc/";
    private static final Set<String> NOT_WALKED =
            Set.of("CodeSystem.concept", "ConceptMap.group.element", "ValueSet.compose.include.concept");

    /** {@code base/Type/id}, where the base is a publisher's own. */
    private static final Pattern ARTEFACT = Pattern.compile("(https?://.+)/([A-Z][A-Za-z]+)/[A-Za-z0-9.-]+");

    private final FhirContext fhir;
    private final Catalogue catalogue;
    private final Set<String> urls;
    private final Set<String> versions;
    private final Set<String> bases;

    private PublishedReferences(FhirContext fhir, PublishedResources published, Catalogue catalogue) {
        this.fhir = fhir;
        this.catalogue = catalogue;
        this.urls = published.all().stream()
                .map(each -> each.resource().getUrl())
                .filter(url -> url != null)
                .collect(Collectors.toSet());
        this.versions = published.all().stream()
                .map(each -> each.resource().getUrl() + "|" + each.resource().getVersion())
                .collect(Collectors.toSet());
        this.bases = new HashSet<>();
        urls.stream().map(ARTEFACT::matcher).filter(Matcher::matches).forEach(url -> bases.add(url.group(1)));
    }

    /** A line for everything that leads nowhere, by file and element. */
    public static List<String> unresolved(FhirContext fhir, PublishedResources published, Catalogue catalogue) {
        PublishedReferences references = new PublishedReferences(fhir, published, catalogue);
        return published.all().stream()
                .flatMap(each -> references.unresolved(each).stream())
                .toList();
    }

    private List<String> unresolved(Published published) {
        MetadataResource resource = published.resource();
        List<String> wrong = new ArrayList<>();
        new FhirTerser(fhir).visit(resource, (Visitor) (element, path) -> {
            String problem = problem(element, path);
            if (problem != null) {
                wrong.add(published.file() + ": " + path + ": " + problem);
            }
            return !NOT_WALKED.contains(path);
        });
        return wrong;
    }

    private @Nullable String problem(IBase element, String path) {
        if (element instanceof CanonicalType canonical && canonical.hasValue()) {
            boolean profile = path.endsWith(".meta.profile");
            return profile || resolves(canonical.getValue()) ? null : canonical.getValue() + " is not known here";
        }
        if (element instanceof UriType uri && uri.hasValue()) {
            return isOurs(uri.getValue()) && !urls.contains(uri.getValue())
                    ? uri.getValue() + " is not published here"
                    : null;
        }
        boolean citation = element instanceof RelatedArtifact artifact
                && artifact.getType() == RelatedArtifactType.CITATION
                && !(artifact.hasUrl() && artifact.getUrl().contains(":") && artifact.hasCitation());
        return citation ? "a citation needs its text (citation) and an absolute link (url)" : null;
    }

    private boolean resolves(String canonical) {
        Canonical asked = Canonical.parse(canonical);
        int fragment = asked.url().indexOf('#');
        String url = fragment < 0 ? asked.url() : asked.url().substring(0, fragment);
        return url.isEmpty()
                || (asked.version() == null && urls.contains(url))
                || versions.contains(url + "|" + asked.version())
                || isOfCore(url)
                || isKnown(asked);
    }

    private boolean isKnown(Canonical canonical) {
        return catalogue.knowsValueSet(canonical)
                || catalogue.codeSystem(canonical) != null
                || catalogue.conceptMap(canonical) != null;
    }

    /** R4's own types are known by name; its operations and search parameters, and SDC's operations, are taken on trust. */
    private boolean isOfCore(String url) {
        if (!url.startsWith(CORE)) {
            return false;
        }
        String name = url.substring(url.lastIndexOf('/') + 1);
        return url.startsWith(CORE + "OperationDefinition/")
                || url.startsWith(SDC + "OperationDefinition/")
                || url.startsWith(CORE + "SearchParameter/")
                || (url.startsWith(CORE + "StructureDefinition/")
                        && (fhir.getResourceTypes().contains(name) || fhir.getElementDefinition(name) != null));
    }

    /** Whether the URI names an artefact below an address below which artefacts are published here. */
    private boolean isOurs(String uri) {
        Matcher artefact = ARTEFACT.matcher(uri);
        return artefact.matches()
                && bases.contains(artefact.group(1))
                && fhir.getResourceTypes().contains(artefact.group(2));
    }

    /** HAPI's visitor, with the path of an element as messages have it. */
    @FunctionalInterface
    private interface Visitor extends IModelVisitor2 {

        /** Whether to go on below the element. */
        boolean visit(IBase element, String path);

        @Override
        default boolean acceptElement(
                IBase element,
                List<IBase> containing,
                List<BaseRuntimeChildDefinition> children,
                List<BaseRuntimeElementDefinition<?>> definitions) {
            String root = definitions.isEmpty() ? "" : definitions.get(0).getName();
            String path = children.stream()
                    .filter(child -> child != null)
                    .map(BaseRuntimeChildDefinition::getElementName)
                    .collect(Collectors.joining("."));
            return visit(element, path.isEmpty() ? root : root + "." + path);
        }
    }
}
