package org.foramen.cds.rules.finding;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out what is told when that is first asked for, since most findings of a busy record are not shown. For one thread. */
public final class Telling {

    private final Supplier<Told> supplier;
    private @Nullable Told told;

    public Telling(Supplier<Told> supplier) {
        this.supplier = supplier;
    }

    Told told() {
        if (told == null) {
            told = supplier.get();
        }
        return told;
    }
}
