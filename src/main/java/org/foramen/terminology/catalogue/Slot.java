package org.foramen.terminology.catalogue;

import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;

/** A known value set and, once it was asked for, what it compiled to; compiling it twice does no harm. */
final class Slot {

    /** The catalogue whose compilation is kept here: what lies above, for one request, must not get into it. */
    final Catalogue owner;

    final ValueSetDefinition definition;
    final Canonical canonical;
    volatile @Nullable CompiledValueSet compiled;

    Slot(Catalogue owner, ValueSetDefinition definition, Canonical canonical) {
        this.owner = owner;
        this.definition = definition;
        this.canonical = canonical;
    }
}
