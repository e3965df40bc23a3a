package org.foramen.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.foramen.app.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds its settings. */
final class SettingsOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings; options here and variables FORAMEN_* go before it.")
    private @Nullable Path config;

    @Option(
            names = "--resources",
            paramLabel = "FOLDER",
            description = "A folder of further FHIR resources (JSON); may be repeated.")
    private @Nullable List<Path> resources;

    /** The settings, with a command's own flags over them; a flag that is null was not given. */
    Settings read(Map<String, @Nullable String> ownFlags) {
        Map<String, String> flags = new LinkedHashMap<>();
        ownFlags.forEach((key, value) -> {
            if (value != null) {
                flags.put(key, value);
            }
        });
        if (resources != null) {
            flags.put("resources", resources.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
        return Settings.read(config, System.getenv(), flags);
    }
}
