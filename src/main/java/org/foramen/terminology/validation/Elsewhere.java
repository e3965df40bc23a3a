package org.foramen.terminology.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.language.LanguageTag;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.version.VersionOrder;
import org.jspecify.annotations.Nullable;

/** What there is to say of a coding that is not in the value set: whether its system, its code and its display exist at all. */
final class Elsewhere {

    private final Catalogue catalogue;
    private final ValidateCodeRequest request;
    private final CompiledValueSet valueSet;
    private final Findings findings;

    Elsewhere(Catalogue catalogue, ValidateCodeRequest request, CompiledValueSet valueSet, Findings findings) {
        this.catalogue = catalogue;
        this.request = request;
        this.valueSet = valueSet;
        this.findings = findings;
    }

    /** Looks the coding up; gives the code system version that it looked in, null when that is not known. */
    @Nullable
    CompiledCodeSystem look(ValueSetWalk walk, int index, String system, DisplayCheck displays) {
        Coding coding = request.codings().get(index);
        Issues issues = new Issues(request.form(), index);
        if (!isAbsolute(system)) {
            findings.tell(issues.relativeSystem(system));
        }
        String said = coding.version() == null ? newestIncluded(system) : coding.version();
        String version = request.conditions().rules().effective(system, said);
        CompiledCodeSystem found =
                catalogue.answeringAt(new Canonical(system, version), request.conditions(), coding.code());
        if (found == null) {
            notKnown(issues, system, version);
            return null;
        }
        walk.concern(
                "CodeSystem", found.canonical().toString(), found.definition().lifecycle(), valueSet);
        int ordinal = found.ordinalOf(coding.code());
        if (ordinal < 0) {
            walk.noteUnknown(found);
            return found;
        }
        boolean seen = walk.answered() == found && !walk.wordings().isEmpty();
        if (!seen) {
            walk.see(found, ordinal);
        }
        if (found.isInactive(ordinal)) {
            findings.inactive(new Findings.Inactive(index, coding.code(), found.status(ordinal)));
        }
        String display = coding.display();
        if (display != null) {
            String language = found.definition().language();
            displays.check(coding, display, walk.wordings(), LanguageTag.parse(language == null ? "en" : language));
        }
        return found;
    }

    /** The newest version of the system that the value set names, by itself or through imports; null when it names none. */
    private @Nullable String newestIncluded(String system) {
        String newest = null;
        Set<CompiledValueSet> seen = new HashSet<>(Set.of(valueSet));
        Deque<CompiledValueSet> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (CompiledSet include : open.remove().includes()) {
                String version = include.source().version();
                boolean newer = system.equals(include.source().system())
                        && version != null
                        && (newest == null || VersionOrder.OLDEST_FIRST.compare(version, newest) > 0);
                newest = newer ? version : newest;
                include.valueSets().stream().filter(seen::add).forEach(open::add);
            }
        }
        return newest;
    }

    private void notKnown(Issues issues, String system, @Nullable String version) {
        if (catalogue.knowsValueSet(new Canonical(system, null))) {
            findings.tell(issues.systemIsValueSet(system));
            return;
        }
        CompiledCodeSystem other = catalogue.codeSystem(new Canonical(system, version));
        if (other != null && catalogue.isSupplement(other.canonical())) {
            findings.tell(issues.systemIsSupplement(other.canonical().toString()));
            return;
        }
        UnknownSystem unknown = UnknownSystem.of(catalogue, system, version);
        if (findings.unknownSystem(unknown.canonical())) {
            findings.tell(issues.unknownSystem(unknown.message()));
        }
    }

    private static boolean isAbsolute(String system) {
        try {
            return new URI(system).isAbsolute();
        } catch (URISyntaxException wrong) {
            return false;
        }
    }
}
