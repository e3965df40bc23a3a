package org.foramen.terminology.expansion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;

/** Answers {@code $expand}. */
public final class Expand {

    private final Catalogue catalogue;
    private final Limits limits;
    private final @Nullable KeptExpansions kept;

    public Expand(Catalogue catalogue, Limits limits) {
        this(catalogue, limits, false);
    }

    /** @param keeps whether answers are kept to be told again, which is for a catalogue that lasts */
    public Expand(Catalogue catalogue, Limits limits, boolean keeps) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.kept = keeps ? new KeptExpansions() : null;
    }

    public ExpandAnswer answer(ExpandRequest request) {
        return kept == null ? expand(request) : kept.answer(request, this::expand);
    }

    private ExpandAnswer expand(ExpandRequest asked) {
        ValueSetDefinition named = definition(asked);
        ExpandRequest request = named == null ? asked : Declared.complete(asked, named.declarations());
        CompiledValueSet valueSet = compiled(request);
        ValueSetDefinition definition = valueSet.definition();
        Uses uses = Uses.of(valueSet, request.conditions().rules());
        List<Member> page;
        int total;
        if (request.selection().isAll()) {
            total = valueSet.size();
            page = valueSet.page(request.page().from(), bound(request.page(), total, definition));
        } else {
            int tests = 1 + request.selection().excludedSystems().size();
            Work.spend((long) valueSet.size() * tests);
            List<Member> selected = valueSet.page(0, Integer.MAX_VALUE).stream()
                    .filter(wanted(request.selection()))
                    .toList();
            total = selected.size();
            int from = Math.min(request.page().from(), total);
            page = selected.subList(from, from + Math.min(total - from, bound(request.page(), total, definition)));
        }
        boolean nested = request.form().nested()
                && (request.selection().filter() == null || !valueSet.isWholeSystem())
                && request.page().holdsAll(total)
                && valueSet.isTree();
        Description description = new Description(valueSet, request.details(), uses);
        ExpandRequest.Details details = request.details();
        int told = 1 + details.properties().size() + details.designations().size();
        Work.spend((long) page.size() * told);
        List<ExpandAnswer.Entry> entries = new ArrayList<>(page.size());
        page.forEach(member -> entries.add(description.entry(member)));
        return new ExpandAnswer(
                valueSet, total, nested ? Nesting.nest(entries) : entries, description.properties(), uses, request);
    }

    /** The value set asked for, null when it is not known. */
    private @Nullable ValueSetDefinition definition(ExpandRequest request) {
        return request.source() instanceof ExpandRequest.Source.Given given
                ? given.valueSet()
                : catalogue.valueSetDefinition(request.conditions()
                        .rules()
                        .effective(((ExpandRequest.Source.Published) request.source()).valueSet()));
    }

    private CompiledValueSet compiled(ExpandRequest request) {
        try {
            return request.source() instanceof ExpandRequest.Source.Given given
                    ? catalogue.compile(given.valueSet(), request.conditions())
                    : catalogue.valueSet(
                            ((ExpandRequest.Source.Published) request.source()).valueSet(), request.conditions());
        } catch (Refusal refusal) {
            throw importing(refusal, request);
        }
    }

    /** Says of a value set that is not known, but is not the one asked for, that it is an imported one. */
    private static Refusal importing(Refusal refusal, ExpandRequest request) {
        Message message = refusal.problem().message();
        if (!Catalogue.UNKNOWN_VALUE_SET.equals(message.key())) {
            return refusal;
        }
        Canonical missing = Canonical.parse(message.arguments().get(0));
        boolean asked = request.source() instanceof ExpandRequest.Source.Published published
                && published.valueSet().url().equals(missing.url());
        if (asked) {
            return refusal;
        }
        Message imported = missing.version() == null
                ? Message.entry("VS_EXP_IMPORT_UNK", missing.url())
                : Message.entry("VS_EXP_IMPORT_UNK_PINNED", missing.url(), missing.version());
        return new Refusal(new Problem(refusal.problem().kind(), imported, null));
    }

    /** How many members the answer may hold; refuses an answer larger than the limit. */
    private int bound(ExpandRequest.Page page, int total, ValueSetDefinition definition) {
        int left = Math.max(0, total - page.from());
        int limit = limits.of(page);
        if (Math.min(page.count() == null ? left : page.count(), left) > limit) {
            Message message = Message.entry("VALUESET_TOO_COSTLY", definition.label(), ">" + limit);
            throw new Refusal(new Problem(Problem.Kind.TOO_COSTLY, message, null));
        }
        return page.count() == null ? left : page.count();
    }

    private static Predicate<Member> wanted(ExpandRequest.Selection selection) {
        Predicate<Member> wanted = member -> true;
        if (Boolean.TRUE.equals(selection.activeOnly())) {
            wanted = wanted.and(member -> !member.isInactive());
        }
        if (Boolean.TRUE.equals(selection.excludeNotForUi())) {
            wanted = wanted.and(member -> !member.isAbstract());
        }
        for (Canonical excluded : selection.excludedSystems()) {
            wanted = wanted.and(member -> !isOf(member.coding(), excluded));
        }
        String filter = selection.filter();
        return filter == null ? wanted : wanted.and(new TextFilter(filter));
    }

    private static boolean isOf(Coding coding, Canonical system) {
        return system.url().equals(coding.system())
                && (system.version() == null || system.version().equals(coding.version()));
    }
}
