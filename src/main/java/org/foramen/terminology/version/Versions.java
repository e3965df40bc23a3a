package org.foramen.terminology.version;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version is of those that a criterion names. A criterion is a version, a semantic version with wildcards ({@code
 * 1.x.x}, {@code 1.0.*}, {@code 1.0?}), or, where versions are not semantic versions, the beginning of one up to a separator:
 * {@code 2026} for {@code 2026-10}, an edition's URI for the URIs of its releases
 * (https://hl7.org/fhir/R5/datatypes.html#versions).
 */
public final class Versions {

    private static final Pattern SEMANTIC =
            Pattern.compile("(0|[1-9][0-9]{0,9})\\.(0|[1-9][0-9]{0,9})\\.(0|[1-9][0-9]{0,9})([-+].{1,100})?");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,20}");

    private Versions() {}

    /** Whether the criterion names the version. */
    public static boolean matches(String criterion, @Nullable String version) {
        if (criterion.equals(version)) {
            return true;
        }
        if (version == null || INTEGER.matcher(version).matches()) {
            return false;
        }
        if (SEMANTIC.matcher(version).matches()) {
            return semantic(criterion, version);
        }
        return version.startsWith(criterion) && !Character.isLetterOrDigit(version.charAt(criterion.length()));
    }

    private static boolean semantic(String criterion, String version) {
        boolean open = criterion.endsWith("?");
        String[] asked = (open ? criterion.substring(0, criterion.length() - 1) : criterion).split("[.+-]", 4);
        String[] parts = version.split("[.+-]", 4);
        if (asked.length > parts.length || (!open && asked.length < parts.length)) {
            return false;
        }
        for (int index = 0; index < asked.length; index++) {
            boolean wild = asked[index].equals("*") || (index < 3 && asked[index].equalsIgnoreCase("x"));
            if (!(wild && index > 0) && !asked[index].equals(parts[index])) {
                return false;
            }
        }
        return true;
    }
}
