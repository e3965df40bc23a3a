package org.foramen.app;

import org.jspecify.annotations.Nullable;

/** The version of this build, as the jar's manifest has it. */
public final class Version {

    private Version() {}

    /** E.g. {@code 0.1.0}; {@code development} when the classes do not come from the jar. */
    public static String current() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
