package org.foramen.cds;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.List;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.ClientsReader;
import org.foramen.cds.hooks.CdsHooks;
import org.foramen.cds.hooks.Hook;
import org.foramen.cds.rules.RuleSet;
import org.foramen.cds.rules.RuleSource;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.ConceptQueries;
import org.foramen.terminology.operation.Terminology;

/** The real engine over the published resources, built once for all tests of this room. */
public final class PublishedKnowledge {

    public static final FhirContext FHIR = FhirContext.forR4Cached();

    private static final PublishedResources RESOURCES = PublishedResources.read(
            FHIR,
            List.of(Path.of(System.getProperty("foramen.basedir", ""), "fhir-resources")
                    .toAbsolutePath()));

    public static final ConceptQueries TERMINOLOGY = new Terminology(RESOURCES.compile(), Limits.DEFAULT);

    public static final RuleSet RULES = RuleSet.compile(sources(), Hook.focusTypes(), TERMINOLOGY, FHIR);

    public static final CdsHooks HOOKS = new CdsHooks(FHIR, RULES);

    /** Who calls a server that has no file of clients. */
    public static final CdsClient OPEN = ClientsReader.none().open();

    private PublishedKnowledge() {}

    /** The published rules, copied, so that a test may break them. */
    public static List<RuleSource> sources() {
        return RuleSource.among(RESOURCES).stream()
                .map(source -> new RuleSource(source.file(), source.plan().copy()))
                .toList();
    }
}
