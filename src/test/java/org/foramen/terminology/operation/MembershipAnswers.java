package org.foramen.terminology.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Membership;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.expansion.ExpandRequest;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.validation.ValidateCodeRequest;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValidateCodeRequest.Languages;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.jspecify.annotations.Nullable;

/** What the ways of asking for membership in one value set answer: {@code $expand}, {@code memberOf}, {@code $validate-code}. */
public final class MembershipAnswers {

    private final Terminology terminology;
    private final Canonical valueSet;
    private final Conditions conditions;
    private final @Nullable Set<Coding> expanded;

    public MembershipAnswers(Terminology terminology, Canonical valueSet) {
        this(terminology, valueSet, Conditions.NONE);
    }

    public MembershipAnswers(Terminology terminology, Canonical valueSet, Conditions conditions) {
        this.terminology = terminology;
        this.valueSet = valueSet;
        this.conditions = conditions;
        this.expanded = expansion();
    }

    /** The members, each with and without its version; null where the value set cannot be expanded. */
    private @Nullable Set<Coding> expansion() {
        Set<Coding> members = new HashSet<>();
        try {
            for (Coding coding : codings(expand(Selection.ALL, Page.ALL))) {
                members.add(new Coding(coding.system(), coding.version(), coding.code(), null));
                members.add(new Coding(coding.system(), null, coding.code(), null));
            }
        } catch (Refusal refusal) {
            return null;
        }
        return members;
    }

    /** What {@code $expand} answers, without nesting. */
    public ExpandAnswer expand(Selection selection, Page page) {
        return terminology.expand(new ExpandRequest(
                new ExpandRequest.Source.Published(valueSet),
                selection,
                page,
                ExpandRequest.Details.NONE,
                new ExpandRequest.Form(true, null),
                conditions));
    }

    /** The members of an answer, in its order. */
    public static List<Coding> codings(ExpandAnswer answer) {
        return answer.contains().stream().map(entry -> entry.member().coding()).toList();
    }

    /** The members of all pages of that size, in their order; each page says how many members there are in all. */
    public List<Coding> paged(Selection selection, int count) {
        List<Coding> all = new ArrayList<>();
        int total;
        int offset = 0;
        do {
            ExpandAnswer page = expand(selection, new Page(offset, count));
            total = page.total();
            all.addAll(codings(page));
            offset += count;
        } while (offset < total);
        return all;
    }

    public boolean canBeExpanded() {
        return expanded != null;
    }

    /** Whether the expansion has the coding; one without version is had in whichever version. */
    public boolean expands(Coding coding) {
        return expanded != null && expanded.contains(coding);
    }

    /** What {@code memberOf} answers, which knows no conditions. */
    public Membership memberOf(Coding coding) {
        return terminology.memberOf(valueSet, coding);
    }

    /** Whether {@code $validate-code} says that the coding is valid; false also where it refuses to say. */
    public boolean validates(Coding coding) {
        try {
            return terminology
                    .validateCode(new ValidateCodeRequest(
                            new Scope.InValueSet(valueSet),
                            List.of(coding),
                            Form.CODING,
                            Strictness.DEFAULT,
                            Languages.NONE,
                            conditions))
                    .result();
        } catch (Refusal refusal) {
            return false;
        }
    }
}
