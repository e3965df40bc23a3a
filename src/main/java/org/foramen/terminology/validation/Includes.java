package org.foramen.terminology.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.version.VersionOrder;
import org.jspecify.annotations.Nullable;

/** Which includes of a value set are to be asked for a coding, and in which order. */
final class Includes {

    private final Catalogue catalogue;
    private final Conditions conditions;
    private final Coding coding;
    private final String system;

    /** @param system of the coding, given or inferred */
    Includes(Catalogue catalogue, Conditions conditions, Coding coding, String system) {
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.coding = coding;
        this.system = system;
    }

    /** The includes that may have the coding, those of newer versions first. */
    List<CompiledSet> of(CompiledValueSet valueSet) {
        if (valueSet.includes().size() == 1) {
            String only = valueSet.includes().get(0).source().system();
            return only == null || only.equals(system) ? valueSet.includes() : List.of();
        }
        Work.spend(valueSet.includes().size());
        String only = coding.version() == null ? pickedVersion(valueSet) : null;
        boolean exact = valueSet.includes().stream().anyMatch(include -> isOf(include, coding.version()));
        List<CompiledSet> considered = new ArrayList<>();
        for (CompiledSet include : valueSet.includes()) {
            boolean ofSystem = system.equals(include.source().system())
                    && (only == null || drawnFrom(include) == null || isOf(include, only))
                    && (coding.version() == null || !exact || isOf(include, coding.version()));
            if (include.source().system() == null || ofSystem) {
                considered.add(include);
            }
        }
        considered.sort(Comparator.comparing(
                include -> Objects.requireNonNullElse(drawnFrom(include), ""), VersionOrder.OLDEST_FIRST.reversed()));
        return considered;
    }

    private boolean isOf(CompiledSet include, @Nullable String version) {
        return system.equals(include.source().system()) && Objects.equals(drawnFrom(include), version);
    }

    /**
     * The version that an include draws from, whether its author, the request or nobody names it; of a code system that is not
     * known here the one that is named, null for none.
     */
    private @Nullable String drawnFrom(CompiledSet include) {
        CompiledCodeSystem drawn = include.codeSystem();
        return drawn == null
                ? conditions.rules().effective(system, include.source().version())
                : drawn.version();
    }

    /**
     * Of several versions that the value set draws from, the newest of which it has the code, with the coding's display where one
     * has it; null when all of them do, or when there is only one.
     */
    private @Nullable String pickedVersion(CompiledValueSet valueSet) {
        Set<String> versions = valueSet.includes().stream()
                .filter(include -> system.equals(include.source().system()))
                .flatMap(include -> Stream.ofNullable(drawnFrom(include)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (versions.size() < 2) {
            return null;
        }
        List<String> left = versions.stream()
                .filter(version -> !valueSet.excludes(system, version, coding.code()))
                .filter(this::hasCode)
                .toList();
        List<String> shown = left.stream().filter(this::hasDisplay).toList();
        if (shown.size() == versions.size()) {
            return null;
        }
        return Stream.of(shown, left, versions)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .flatMap(some -> some.stream().max(VersionOrder.OLDEST_FIRST))
                .orElse(null);
    }

    private @Nullable CompiledCodeSystem at(String version) {
        return catalogue.answeringAt(new Canonical(system, version), conditions, coding.code());
    }

    private boolean hasCode(String version) {
        CompiledCodeSystem found = at(version);
        return found != null && found.ordinalOf(coding.code()) >= 0;
    }

    /** Whether the version, which has the code, has the coding's display for it. */
    private boolean hasDisplay(String version) {
        CompiledCodeSystem found = at(version);
        String display = coding.display();
        if (display == null || found == null) {
            return true;
        }
        int ordinal = found.ordinalOf(coding.code());
        return display.equals(found.display(ordinal))
                || found.designations(ordinal).stream()
                        .anyMatch(each -> each.value().equals(display));
    }
}
