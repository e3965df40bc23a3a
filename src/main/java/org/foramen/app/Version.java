package org.foramen.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The version of this build, as the jar's manifest has it, and its date, as the build wrote it down. */
public final class Version {

    private Version() {}

    /** E.g. {@code 0.1.0}; {@code development} when the classes do not come from the jar. */
    public static String current() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** When this version was released, as a FHIR dateTime: data of the build, not the time that it ran at. */
    public static String releaseDate() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("release-date");
    }
}
