package org.foramen.terminology.version;

import java.util.Map;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/**
 * What a request says of the version of one code system or value set
 * (https://hl7.org/fhir/R4/valueset-operation-expand.html, parameters {@code system-version}, {@code check-system-version},
 * {@code force-system-version} and their value set counterparts).
 *
 * @param parameter the name by which the request gave it
 * @param mode what it means
 * @param url of the code system or value set
 * @param version may hold wildcards, e.g. {@code 1.0.x}
 */
public record VersionRule(String parameter, Mode mode, String url, String version) {

    /** What a rule means. */
    public enum Mode {
        /** Holds where no version is given. */
        DEFAULT,
        /** Holds whatever version is given. */
        FORCE,
        /** Any other version is an error; where none is given it is taken. */
        CHECK
    }

    /** The parameters that say something of versions, and what. */
    public static final Map<String, Mode> PARAMETERS = Map.of(
            "system-version", Mode.DEFAULT,
            "check-system-version", Mode.CHECK,
            "force-system-version", Mode.FORCE,
            "default-valueset-version", Mode.DEFAULT,
            "check-valueset-version", Mode.CHECK,
            "force-valueset-version", Mode.FORCE);

    /** Reads {@code url|version}; refuses one without version. */
    public static VersionRule parse(String parameter, Mode mode, String text) {
        Canonical canonical = Canonical.parse(text);
        String version = canonical.version();
        if (version == null) {
            throw new Refusal(Problem.invalid(
                    "The parameter '" + parameter + "' needs a url and a version, as url|version, not '" + text + "'",
                    parameter));
        }
        return new VersionRule(parameter, mode, canonical.url(), version);
    }

    /** {@code url|version} */
    public Canonical canonical() {
        return new Canonical(url, version);
    }
}
