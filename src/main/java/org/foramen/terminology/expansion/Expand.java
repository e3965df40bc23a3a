package org.foramen.terminology.expansion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.language.Wording;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;

/** Answers {@code $expand}. */
public final class Expand {

    /** How a token names a language (https://hl7.org/fhir/R4/valueset-languages.html). */
    private static final String BCP_47 = "urn:ietf:bcp:47|";

    private final Catalogue catalogue;
    private final Limits limits;

    public Expand(Catalogue catalogue, Limits limits) {
        this.catalogue = catalogue;
        this.limits = limits;
    }

    public ExpandAnswer answer(ExpandRequest request) {
        CompiledValueSet valueSet = request.source() instanceof ExpandRequest.Source.Published published
                ? catalogue.valueSet(published.valueSet(), request.conditions())
                : catalogue.compile(((ExpandRequest.Source.Given) request.source()).valueSet(), request.conditions());
        List<Member> members;
        int total;
        if (request.selection().isAll()) {
            total = valueSet.size();
            members = valueSet.page(request.page().from(), bound(request, total));
        } else {
            List<Member> selected = valueSet.page(0, Integer.MAX_VALUE).stream()
                    .filter(wanted(request.selection()))
                    .toList();
            total = selected.size();
            int from = Math.min(request.page().from(), total);
            members = selected.subList(from, from + Math.min(total - from, bound(request, total)));
        }
        List<ExpandAnswer.Entry> entries = members.stream()
                .map(member -> entry(valueSet, member, request.wordings()))
                .toList();
        boolean nested = Boolean.FALSE.equals(request.form().excludeNested())
                && !request.page().isPart();
        return new ExpandAnswer(
                valueSet, total, nested ? Nesting.nest(entries) : entries, valueSet.codeSystems(), request);
    }

    /** How many members the answer may hold; refuses an answer larger than the limit that was not asked for by page. */
    private int bound(ExpandRequest request, int total) {
        Integer count = request.page().count();
        int wanted = count == null ? Math.max(0, total - request.page().from()) : count;
        if (Math.min(wanted, total) > limits.maxExpansion()) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The expansion has " + total + " members, more than the " + limits.maxExpansion()
                            + " that one answer may hold: ask for it by page, with offset and count",
                    "count"));
        }
        return wanted;
    }

    private static Predicate<Member> wanted(ExpandRequest.Selection selection) {
        Predicate<Member> wanted = member -> true;
        if (Boolean.TRUE.equals(selection.activeOnly())) {
            wanted = wanted.and(member -> !member.isInactive());
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

    private static ExpandAnswer.Entry entry(CompiledValueSet valueSet, Member member, ExpandRequest.Wordings wordings) {
        String system = member.coding().system();
        String version = system != null && valueSet.drawsFromVersions(system)
                ? member.coding().version()
                : null;
        String display = member.coding().display();
        if (wordings.displayLanguage() == null && !wordings.designations()) {
            return new ExpandAnswer.Entry(member, version, display, List.of(), List.of());
        }
        List<Designation> all = member.designations();
        LanguagePreferences languages = wordings.displayLanguage();
        Wording best = languages == null ? null : wordings(valueSet, member).preferred(languages.orAny());
        String shown = best == null ? display : best.value();
        List<Designation> told = new ArrayList<>();
        if (wordings.designations()) {
            all.stream().filter(each -> isWanted(each, wordings)).forEach(told::add);
        }
        return new ExpandAnswer.Entry(member, version, shown, told, List.of());
    }

    private static Wordings wordings(CompiledValueSet valueSet, Member member) {
        Wordings wordings = new Wordings()
                .add(member.ownDisplay(), valueSet.definition().declarations().language());
        CompiledCodeSystem codeSystem = member.codeSystem();
        if (codeSystem != null) {
            wordings.add(
                    codeSystem.display(member.ordinal()),
                    codeSystem.definition().language());
        }
        return wordings.addAll(member.designations());
    }

    private static boolean isWanted(Designation designation, ExpandRequest.Wordings wordings) {
        if (wordings.only().isEmpty()) {
            return true;
        }
        Coding use = designation.use();
        if (use != null && wordings.only().contains(use.system() + "|" + use.code())) {
            return true;
        }
        String language = designation.language();
        return language != null
                && wordings.only().stream()
                        .map(token -> token.startsWith(BCP_47) ? token.substring(BCP_47.length()) : token)
                        .anyMatch(token -> covers(token, language));
    }

    /** True when what is asked for is the language or a wider one: {@code en} covers {@code en-US}. */
    private static boolean covers(String wanted, String language) {
        String wide = wanted.toLowerCase(Locale.ROOT);
        String narrow = language.toLowerCase(Locale.ROOT);
        return narrow.equals(wide) || narrow.startsWith(wide + "-");
    }
}
