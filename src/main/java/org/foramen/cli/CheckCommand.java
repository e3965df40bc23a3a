package org.foramen.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.foramen.app.Knowledge;
import org.foramen.app.Wiring;
import org.foramen.app.settings.Settings;
import org.foramen.web.Artefact;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads and compiles everything as {@code serve} would, without serving, and says all that is wrong by file. */
@Command(
        name = "check",
        description = {
            "Checks that everything can be loaded that the settings name.",
            "Reads the resources inside the jar and those of further folders, compiles code systems,",
            "value sets, concept maps and rules, looks up what they refer to, reads the file of clients",
            "and their keys, and says all that is wrong at once, by file, element and expression.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Foramen.ManifestVersion.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:something is wrong; standard error says what",
            "2:the command line cannot be understood"
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = options.read(Map.of());
        Knowledge knowledge = Knowledge.check(settings);
        Wiring.checkClients(settings, knowledge);
        Map<String, Long> types = knowledge.artefacts().stream()
                .collect(Collectors.groupingBy(Artefact::type, TreeMap::new, Collectors.counting()));
        String counts = types.entrySet().stream()
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
        if (spec != null) {
            spec.commandLine().getOut().println("OK: " + counts);
            spec.commandLine().getOut().flush();
        }
        return CommandLine.ExitCode.OK;
    }
}
