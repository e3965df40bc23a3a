package org.foramen.terminology.version;

import java.util.List;

/** Versions in a sentence: {@code a}, {@code a or b}, {@code a, b and c}. */
public final class VersionList {

    private VersionList() {}

    /** In the order of their texts, as the messages of other terminology servers have them. */
    public static String of(List<String> versions) {
        List<String> sorted =
                versions.stream().filter(version -> !version.isEmpty()).sorted().toList();
        if (sorted.size() < 2) {
            return String.join("", sorted);
        }
        String last = sorted.get(sorted.size() - 1);
        String first = String.join(", ", sorted.subList(0, sorted.size() - 1));
        return first + (sorted.size() == 2 ? " or " : " and ") + last;
    }
}
