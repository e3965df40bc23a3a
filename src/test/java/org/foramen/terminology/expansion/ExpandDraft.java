package org.foramen.terminology.expansion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.expansion.ExpandRequest.Details;
import org.foramen.terminology.expansion.ExpandRequest.Form;
import org.foramen.terminology.expansion.ExpandRequest.Languages;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.expansion.ExpandRequest.Source;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRules;
import org.jspecify.annotations.Nullable;

/** A request for an expansion in the making; what is not said is not asked for. */
public final class ExpandDraft {

    private final Source source;
    private @Nullable String filter;
    private @Nullable Boolean activeOnly;
    private @Nullable Boolean excludeNotForUi;
    private final List<Canonical> excluded = new ArrayList<>();
    private Page page = Page.ALL;
    private @Nullable Boolean includeDesignations;
    private final List<String> designations = new ArrayList<>();
    private @Nullable Languages languages;
    private @Nullable Languages accepted;
    private List<String> properties = List.of();
    private @Nullable Boolean excludeNested;
    private final List<VersionRule> rules = new ArrayList<>();
    private Set<String> supplements = Set.of();
    private @Nullable Boolean versionsMatch;

    private ExpandDraft(Source source) {
        this.source = source;
    }

    public static ExpandDraft of(String valueSet) {
        return new ExpandDraft(new Source.Published(Canonical.parse(valueSet)));
    }

    public static ExpandDraft of(Source source) {
        return new ExpandDraft(source);
    }

    public ExpandDraft filter(@Nullable String value) {
        filter = value;
        return this;
    }

    public ExpandDraft activeOnly(boolean value) {
        activeOnly = value;
        return this;
    }

    public ExpandDraft excludeNotForUi(boolean value) {
        excludeNotForUi = value;
        return this;
    }

    public ExpandDraft excluding(String system) {
        excluded.add(Canonical.parse(system));
        return this;
    }

    public ExpandDraft page(@Nullable Integer offset, @Nullable Integer count) {
        page = new Page(offset, count);
        return this;
    }

    public ExpandDraft limit(int value) {
        page = new Page(null, null, value);
        return this;
    }

    /** With all designations, or with those named. */
    public ExpandDraft designations(String... tokens) {
        includeDesignations = true;
        designations.addAll(List.of(tokens));
        return this;
    }

    public ExpandDraft in(String displayLanguage) {
        languages = Languages.parse(displayLanguage);
        return this;
    }

    public ExpandDraft accepting(String acceptLanguage) {
        accepted = Languages.parse(acceptLanguage);
        return this;
    }

    public ExpandDraft properties(String... codes) {
        properties = List.of(codes);
        return this;
    }

    public ExpandDraft excludeNested(boolean value) {
        excludeNested = value;
        return this;
    }

    public ExpandDraft rule(String parameter, VersionRule.Mode mode, String canonical) {
        rules.add(VersionRule.parse(parameter, mode, canonical));
        return this;
    }

    public ExpandDraft supplements(String... canonicals) {
        supplements = Set.of(canonicals);
        return this;
    }

    public ExpandDraft versionsMatch(boolean value) {
        versionsMatch = value;
        return this;
    }

    public ExpandRequest request() {
        return new ExpandRequest(
                source,
                new Selection(filter, activeOnly, excludeNotForUi, null, excluded),
                page,
                new Details(includeDesignations, designations, languages, accepted, properties),
                new Form(excludeNested, null),
                new Conditions(new VersionRules(rules), supplements, versionsMatch));
    }
}
