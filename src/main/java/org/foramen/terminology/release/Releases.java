package org.foramen.terminology.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.EffectivePeriod;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a code system that say when they are in force. Not all releases need be published: between two of them a code
 * is what both say, or what they say on either side of the day on which it changed (its property effectiveDate,
 * http://hl7.org/fhir/concept-properties). Before the first release nothing is known. After the last one it goes on to
 * answer: who has not published the next one is told what is known here.
 */
public final class Releases {

    private static final String EFFECTIVE_DATE = "effectiveDate";

    private final List<Release> releases;

    private record Release(CompiledCodeSystem system, EffectivePeriod period) {}

    /** Those of a code system, by its url. */
    public Releases(Catalogue catalogue, String url) {
        this.releases = catalogue.codeSystems().stream()
                .filter(system ->
                        system.url().equals(url) && system.definition().answers())
                .flatMap(system -> Stream.ofNullable(system.definition().effectivePeriod())
                        .map(period -> new Release(system, period)))
                .sorted(Comparator.comparing(release -> release.period().start()))
                .toList();
    }

    /** The periods, first one first; empty when no version says when it is in force. */
    public List<EffectivePeriod> periods() {
        return releases.stream().map(Release::period).toList();
    }

    /** The version in force on all these days; empty when that is not known, or is more than one. */
    public Optional<String> inForce(DateSpan when) {
        Release first = at(when.first());
        return first == null || !first.equals(at(when.last()))
                ? Optional.empty()
                : Optional.ofNullable(first.system().version());
    }

    /** Whether the code could be reported, the same on all these days. */
    public Validity validOn(String code, DateSpan when) {
        List<LocalDate> days = new ArrayList<>(List.of(when.first(), when.last()));
        for (Release release : releases) {
            Stream.of(release.period().start(), release.period().end().plusDays(1))
                    .filter(when::reaches)
                    .forEach(days::add);
            LocalDate since = since(release, code);
            if (since != null && when.reaches(since)) {
                days.add(since);
            }
        }
        return days.stream()
                .map(day -> validAt(code, day))
                .reduce(Validity::and)
                .orElse(Validity.UNKNOWN);
    }

    /** Whether the code could be reported by one release and not by another. */
    public boolean changes(String code) {
        return releases.stream().map(release -> valid(release, code)).distinct().count() > 1;
    }

    /** The release in force; null in a gap between two, and before the first. */
    private @Nullable Release at(LocalDate day) {
        Release before = before(day);
        boolean covers =
                before != null && (before.period().contains(day) || before.equals(releases.get(releases.size() - 1)));
        return covers ? before : null;
    }

    /** The last release that began until that day; null when none had. */
    private @Nullable Release before(LocalDate day) {
        Release found = null;
        for (Release release : releases) {
            found = release.period().start().isAfter(day) ? found : release;
        }
        return found;
    }

    private Validity validAt(String code, LocalDate day) {
        Release before = before(day);
        if (before == null) {
            return Validity.UNKNOWN;
        }
        Release inForce = at(day);
        if (inForce != null) {
            return valid(inForce, code);
        }
        Release after = releases.get(releases.indexOf(before) + 1);
        LocalDate since = since(after, code);
        if (since == null) {
            return valid(before, code).and(valid(after, code));
        }
        return valid(day.isBefore(since) ? before : after, code);
    }

    private static Validity valid(Release release, String code) {
        CompiledCodeSystem system = release.system();
        int ordinal = system.ordinalOf(code);
        if (ordinal < 0) {
            return system.mayHaveMore(code) ? Validity.UNKNOWN : Validity.NOT_VALID;
        }
        return system.isAbstract(ordinal) || system.isInactive(ordinal) ? Validity.NOT_VALID : Validity.VALID;
    }

    /** The day from which the code has been what it is in that release; null when that is not said. */
    private static @Nullable LocalDate since(Release release, String code) {
        int ordinal = release.system().ordinalOf(code);
        if (ordinal < 0) {
            return null;
        }
        return release.system().concept(ordinal).properties().stream()
                .filter(property -> property.code().equals(EFFECTIVE_DATE))
                .flatMap(property -> DateSpan.read(property.value().text()).stream())
                .map(DateSpan::first)
                .findFirst()
                .orElse(null);
    }
}
