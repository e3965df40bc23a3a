package org.foramen.terminology.validation;

import java.util.List;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.version.VersionList;
import org.jspecify.annotations.Nullable;

/**
 * That a code system, or a version of it, is not known here.
 *
 * @param canonical what to call it: with the version only where other versions are known
 */
record UnknownSystem(String canonical, Message message) {

    /** @param version may be a criterion; null when any would have done */
    static UnknownSystem of(Catalogue catalogue, String system, @Nullable String version) {
        if (version == null) {
            return new UnknownSystem(system, Message.entry("UNKNOWN_CODESYSTEM", system));
        }
        List<String> versions = catalogue.codeSystemVersions(system);
        if (versions.isEmpty()) {
            return new UnknownSystem(system, Message.entry("UNKNOWN_CODESYSTEM_VERSION_NONE", system, version));
        }
        String wanted = new Canonical(system, version).toString();
        return new UnknownSystem(
                wanted, Message.entry("UNKNOWN_CODESYSTEM_VERSION", system, version, VersionList.of(versions)));
    }
}
