package org.foramen.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.app.settings.KnowledgeSettings;
import org.foramen.cds.attention.Attention;
import org.foramen.cds.attention.Overrides;
import org.foramen.cds.attention.SaltedKeys;
import org.foramen.cds.client.ClientsReader;
import org.foramen.cds.feedback.Ledger;
import org.foramen.cds.golden.GoldenCases;
import org.foramen.cds.golden.SelfTest;
import org.foramen.cds.golden.SelfTest.Tested;
import org.foramen.cds.hooks.CdsHooks;
import org.foramen.fhir.codec.PublishedResources;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;

/** The golden cases inside the jar and those of the operator's folders, against what was loaded. */
final class SelfTests {

    private SelfTests() {}

    /**
     * The cases of each folder are judged by its own rules and those of the folders before it: rules that an operator adds do
     * not make the cases of others fail.
     *
     * @throws StartFailure when files of cases cannot be used
     */
    static SelfTest of(Knowledge knowledge, KnowledgeSettings settings, Clock clock) {
        GoldenCases cases = new GoldenCases();
        Set<Path> asked = new HashSet<>();
        asked.add(PublishedResources.bundled());
        cases.add(PublishedResources.bundledCases(), rulesOutside(asked, knowledge));
        for (Path folder : settings.resourceFolders()) {
            asked.add(folder);
            cases.add(folder.resolve(PublishedResources.GOLDEN), rulesOutside(asked, knowledge));
        }
        if (!cases.wrong().isEmpty()) {
            throw new StartFailure(cases.wrong());
        }
        return new SelfTest(tested(knowledge, clock), cases.cases(), clock);
    }

    private static Set<String> rulesOutside(Set<Path> folders, Knowledge knowledge) {
        return knowledge.published().all().stream()
                .filter(each -> each.resource() instanceof PlanDefinition && !folders.contains(each.folder()))
                .map(each -> each.resource().getIdElement().getIdPart())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Services of their own, which remember nothing. */
    private static Tested tested(Knowledge knowledge, Clock clock) {
        Attention attention =
                new Attention(Overrides.NONE, new SaltedKeys(() -> new byte[SaltedKeys.SALT_BYTES]), clock);
        CdsHooks hooks = new CdsHooks(
                knowledge.fhir(), knowledge.rules().at(GoldenCases.CLOCK), attention, Ledger.NONE, Version.current());
        return new Tested(
                hooks,
                ClientsReader.none().open(),
                Version.current(),
                canonicals(knowledge.published().of(PlanDefinition.class)),
                canonicals(knowledge.published().of(CodeSystem.class)));
    }

    private static List<String> canonicals(List<? extends MetadataResource> resources) {
        return resources.stream()
                .map(each -> each.getUrl() + "|" + each.getVersion())
                .sorted()
                .toList();
    }
}
