package org.foramen.cli;

import java.io.PrintWriter;
import org.foramen.app.StartFailure;
import org.foramen.app.Version;
import org.foramen.app.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code foramen}; every way of running the product starts here. */
@Command(
        name = "foramen",
        description = {
            "A FHIR R4 terminology service for ICD-10-CM's biomechanical lesions (M99)",
            "and a CDS Hooks service that advises on coding them.",
            ""
        },
        subcommands = {ServeCommand.class, CheckCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Foramen.ManifestVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or help was asked for",
            "1:it could not be done; standard error says why",
            "2:the command line cannot be understood",
            "143:stopped by SIGTERM, in order"
        },
        footer = {"", "'foramen COMMAND --help' tells more about a command."})
public final class Foramen implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        // Two threads start at once and both log; SLF4J would tell standard error that it replays the first lines.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        int exitCode = commandLine().execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Foramen())
                .setExecutionExceptionHandler(Foramen::explain)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Say which command to run.");
        }
    }

    /** What an operator can put right is told in plain lines; anything else is a fault of ours and keeps its stack. */
    private static int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        PrintWriter err = commandLine.getErr();
        if (failure instanceof StartFailure start) {
            start.lines().forEach(line -> err.println("foramen: " + line));
        } else if (failure instanceof SettingsException) {
            err.println("foramen: " + failure.getMessage());
        } else {
            throw failure;
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Reads the version from the jar's manifest. */
    static final class ManifestVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Foramen " + Version.current()};
        }
    }
}
