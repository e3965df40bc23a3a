package org.foramen.terminology.valueset;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.jspecify.annotations.Nullable;

/** One member of a value set: a number in one of its parts, read when asked. */
public final class Member {

    private final Part part;
    private final int number;

    Member(Part part, int number) {
        this.part = part;
        this.number = number;
    }

    /** System, version, code and the display that the value set prefers. */
    public Coding coding() {
        return part.coding(number);
    }

    /** The code system that knows the member, null when its content is not known here. */
    public @Nullable CompiledCodeSystem codeSystem() {
        return part instanceof Part.Known known ? known.codeSystem() : null;
    }

    /** The member's ordinal in {@link #codeSystem()}; meaningless where that is null. */
    public int ordinal() {
        return number;
    }

    /** True when the author of the value set listed the code by name. */
    public boolean isListedByName() {
        return !(part instanceof Part.Known known) || !known.listed().isEmpty();
    }

    public boolean isAbstract() {
        return part instanceof Part.Known known && known.codeSystem().isAbstract(number);
    }

    public boolean isInactive() {
        return part instanceof Part.Known known && known.codeSystem().isInactive(number);
    }

    /** What the value set says of the code besides; empty when it says nothing. */
    public List<Extension> extensions() {
        ConceptReference wording = part.wording(number);
        return wording == null ? List.of() : wording.extensions();
    }

    /** The value set's own display, null when it takes the code system's. */
    public @Nullable String ownDisplay() {
        ConceptReference wording = part.wording(number);
        return wording == null ? null : wording.display();
    }

    /** The value set's own further wordings. */
    public List<Designation> ownDesignations() {
        ConceptReference wording = part.wording(number);
        return wording == null ? List.of() : wording.designations();
    }

    /** The value set's own wordings, then the code system's. */
    public List<Designation> designations() {
        List<Designation> all = new ArrayList<>(ownDesignations());
        if (part instanceof Part.Known known) {
            all.addAll(known.codeSystem().designations(number));
        }
        return all;
    }
}
