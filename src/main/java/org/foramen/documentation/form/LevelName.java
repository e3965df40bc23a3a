package org.foramen.documentation.form;

import java.util.Locale;
import java.util.Optional;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.sentence.Place;

/** Levels of the spine as a form has them: {@code S2}, {@code L5-S1}, {@code L4/5}. */
public final class LevelName {

    private LevelName() {}

    /** Where that is; empty for what names no level. */
    static Optional<Place> place(String text, Spine spine) {
        String[] ends = text.strip().toLowerCase(Locale.ROOT).split("[-/\u2013]", 3);
        int upper = spine.vertebra(ends[0].strip());
        if (upper < 0 || ends.length > 2) {
            return Optional.empty();
        }
        int lower = ends.length == 1 ? upper : lower(ends[0].strip(), ends[1].strip(), spine);
        return lower < upper
                ? Optional.empty()
                : Optional.of(new Place(spine.regions(upper, lower), spine.levels(upper, lower), upper, lower));
    }

    /** The second of two may leave out the letter: {@code L4/5}. */
    private static int lower(String upper, String text, Spine spine) {
        boolean bare = !text.isEmpty() && Character.isDigit(text.charAt(0));
        return spine.vertebra(bare ? upper.charAt(0) + text : text);
    }

    /** The level as it is written, empty for a place without one. */
    public static String of(Place place, Spine spine) {
        if (!place.hasVertebrae()) {
            return "";
        }
        String upper = spine.name(place.upper());
        return place.upper() == place.lower() ? upper : upper + "-" + spine.name(place.lower());
    }
}
