package org.foramen.terminology.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Issue.Severity;
import org.foramen.terminology.code.Message;
import org.jspecify.annotations.Nullable;

/** What is found while the codings of one request are judged. */
final class Findings {

    /** An inactive concept: which coding named it, the code, and its status. */
    record Inactive(int index, String code, @Nullable String status) {}

    private final List<Issue> issues = new ArrayList<>();
    private final Set<Message> said = new LinkedHashSet<>();
    private final Set<String> unknownSystems = new LinkedHashSet<>();
    private final Set<String> unknownCodes = new LinkedHashSet<>();
    private @Nullable Inactive inactive;

    /** The status of the first concept that was found, whether active or not. */
    private @Nullable String status;

    private @Nullable String normalized;

    /** Nothing found yet, but for what need not be noted again because it was noted here. */
    Findings apart() {
        Findings apart = new Findings();
        apart.unknownSystems.addAll(unknownSystems);
        apart.unknownCodes.addAll(unknownCodes);
        return apart;
    }

    /** Adds what the other found, the same thing only once. */
    void add(Findings other) {
        other.issues.stream().filter(issue -> !issues.contains(issue)).forEach(issues::add);
        said.addAll(other.said);
        unknownSystems.addAll(other.unknownSystems);
        unknownCodes.addAll(other.unknownCodes);
        inactive = inactive == null ? other.inactive : inactive;
        status = other.status == null ? status : other.status;
        normalized = other.normalized == null ? normalized : other.normalized;
    }

    /** Adds an issue that the joined message leaves out, unless it is an error. */
    void note(Issue issue) {
        issues.add(issue);
    }

    /** Adds an issue that is told in the joined message too. */
    void tell(Issue issue) {
        issues.add(issue);
        said.add(issue.message());
    }

    /** Adds to the joined message what is no issue by itself. */
    void mention(String text) {
        said.add(Message.of(text));
    }

    void noteOnce(Issue issue) {
        if (!has(issue.message())) {
            note(issue);
        }
    }

    boolean has(Message message) {
        return issues.stream().anyMatch(issue -> issue.message().equals(message));
    }

    /** Notes a system that is not known; false when that was noted before. */
    boolean unknownSystem(String canonical) {
        return unknownSystems.add(canonical);
    }

    boolean unknownCode(String canonicalAndCode) {
        return unknownCodes.add(canonicalAndCode);
    }

    /** The first inactive concept counts. */
    void inactive(Inactive found) {
        if (inactive == null) {
            inactive = found;
        }
    }

    void status(@Nullable String found) {
        status = found;
    }

    void normalized(String code) {
        normalized = code;
    }

    @Nullable
    Inactive inactive() {
        return inactive;
    }

    @Nullable
    String status() {
        return status;
    }

    @Nullable
    String normalized() {
        return normalized;
    }

    List<String> unknownSystems() {
        return List.copyOf(unknownSystems);
    }

    boolean hasErrors() {
        return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    }

    List<Issue> issues() {
        return issues;
    }

    /** Says another thing instead of an issue, and in the joined message. */
    void replace(Issue old, Issue fresh) {
        issues.set(issues.indexOf(old), fresh);
        said.remove(old.message());
        said.add(fresh.message());
    }

    /** What the joined message says: what was told, and every error. */
    List<Message> messages() {
        Set<Message> all = new LinkedHashSet<>(said);
        issues.stream().filter(issue -> issue.severity() == Severity.ERROR).forEach(issue -> all.add(issue.message()));
        return List.copyOf(all);
    }
}
