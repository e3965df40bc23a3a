package org.foramen.cli;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.foramen.app.ForamenServer;
import org.foramen.app.Version;
import org.foramen.app.Wiring;
import org.foramen.app.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the server, says in one line where it answers, and serves until the process is told to stop. */
@Command(
        name = "serve",
        description = {
            "Starts the server.",
            "Serves FHIR at /fhir, CDS Hooks at /cds-services and a page for people at /.",
            "Prints one line with the addresses when it is ready, and logs to standard error.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Foramen.ManifestVersion.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:it could not start, e.g. the port is taken; standard error says why",
            "2:the command line cannot be understood",
            "143:stopped by SIGTERM, requests under way were finished"
        },
        footer = {"", "Every setting stands in docs/operations.md."})
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--host", paramLabel = "HOST", description = "Where to listen (default: 127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "0 takes any free one (default: 8080).")
    private @Nullable String port;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "The address clients use, when it is not the one the server sees.")
    private @Nullable String baseUrl;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the server keeps what outlives it (default: data).")
    private @Nullable String data;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, @Nullable String> flags = new HashMap<>();
        flags.put("host", host);
        flags.put("port", port);
        flags.put("base-url", baseUrl);
        flags.put("data", data);
        Settings settings = options.read(flags);
        ForamenServer server =
                ForamenServer.start(settings.server(), () -> Wiring.services(settings, Clock.systemUTC()));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        announce(server.address());
        server.join();
        return CommandLine.ExitCode.OK;
    }

    private void announce(String address) {
        if (spec == null) {
            return;
        }
        String line = String.format(
                Locale.ROOT,
                "Foramen %s ready in %.1f s: %s/fhir  %s/cds-services  %s/",
                Version.current(),
                sinceStart().toMillis() / 1000.0,
                address,
                address,
                address);
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** The time since the Java machine began to start; the process's own start is known to a second only. */
    private static Duration sinceStart() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }
}
