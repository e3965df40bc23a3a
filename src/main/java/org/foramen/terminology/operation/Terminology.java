package org.foramen.terminology.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.closure.ClosureAnswer;
import org.foramen.terminology.closure.ClosureRequest;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Membership;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.Hierarchy;
import org.foramen.terminology.comparison.Compare;
import org.foramen.terminology.comparison.CompareAnswer;
import org.foramen.terminology.comparison.CompareRequest;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.expansion.Expand;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.expansion.ExpandRequest;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.matching.FindMatches;
import org.foramen.terminology.matching.MatchAnswer;
import org.foramen.terminology.matching.MatchRequest;
import org.foramen.terminology.release.DateSpan;
import org.foramen.terminology.release.Releases;
import org.foramen.terminology.release.Validity;
import org.foramen.terminology.validation.ValidateCode;
import org.foramen.terminology.validation.ValidateCodeAnswer;
import org.foramen.terminology.validation.ValidateCodeRequest;
import org.foramen.terminology.valueset.Member;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;

/** The terminology engine: every operation over one catalogue. Stateless, for any number of threads. */
public final class Terminology implements ConceptQueries {

    private final Catalogue catalogue;
    private final Limits limits;
    private final Lookup lookup;
    private final ValidateCode validateCode;
    private final Subsumes subsumes;
    private final Expand expand;
    private final Map<String, Releases> releases = new ConcurrentHashMap<>();

    public Terminology(Catalogue catalogue, Limits limits) {
        this(catalogue, limits, true);
    }

    private Terminology(Catalogue catalogue, Limits limits, boolean lasting) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.lookup = new Lookup(catalogue);
        this.validateCode = new ValidateCode(catalogue);
        this.subsumes = new Subsumes(catalogue);
        this.expand = new Expand(catalogue, limits, lasting);
    }

    /** Begins to count what one call takes; see {@link Limits#maxWork}. */
    public Work.Call beginCall() {
        return Work.begin(limits.maxWork());
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** An engine that knows these besides, for one request or one client; see {@link Catalogue#with}. */
    public Terminology with(
            List<CodeSystemDefinition> codeSystems,
            List<ValueSetDefinition> valueSets,
            List<ConceptMapDefinition> conceptMaps) {
        return new Terminology(catalogue.with(codeSystems, valueSets, conceptMaps), limits, false);
    }

    /** Refuses an unknown code system, version or code. */
    public LookupAnswer lookup(LookupRequest request) {
        return lookup.answer(request);
    }

    /** Refuses an unknown value set; an unknown code system or code is an answer. */
    public ValidateCodeAnswer validateCode(ValidateCodeRequest request) {
        return validateCode.answer(request);
    }

    /** Refuses an unknown code system, version or code. */
    public SubsumesAnswer subsumes(SubsumesRequest request) {
        return subsumes.answer(request);
    }

    /** Refuses an unknown value set and an expansion larger than the limit. */
    public ExpandAnswer expand(ExpandRequest request) {
        return expand.answer(request);
    }

    /** Refuses an unknown value set; that it cannot be told how the two relate is an answer. */
    public CompareAnswer compare(CompareRequest request) {
        return new Compare(catalogue).answer(request);
    }

    /** Refuses a concept map that is named and unknown; that nothing maps is an answer. */
    public TranslateAnswer translate(TranslateRequest request) {
        return new Translate(catalogue, this).answer(request);
    }

    /**
     * Refuses an unknown code system, one that is a grammar without a value set that stands for it, and a property that the
     * code system has not; that nothing matches is an answer.
     */
    public MatchAnswer findMatches(MatchRequest request) {
        GrammarCodeSystem grammar = catalogue.grammar(request.codeSystem());
        if (grammar == null) {
            return new FindMatches(Lookup.answering(catalogue, request.codeSystem(), "system")).answer(request);
        }
        if (grammar.enumeration() == null) {
            throw new Refusal(Problem.unsupported(
                    "The code system '" + grammar.url()
                            + "' is a grammar, and no value set stands for its codes: there are none to look among",
                    "system"));
        }
        return new FindMatches(catalogue.enumerated(grammar)).answer(request.written(grammar::normalized));
    }

    /** Changes or reads one of the tables. Refuses an unknown table, code system, version or code. */
    public ClosureAnswer closure(ClosureRequest request, ClosureTables tables) {
        return new Closure(catalogue, tables).answer(request);
    }

    @Override
    public Membership memberOf(Canonical valueSet, Coding coding) {
        String system = coding.system();
        if (system == null) {
            return new Membership.Undetermined(Message.of("The coding has no system"));
        }
        Member member;
        try {
            member = catalogue.valueSet(valueSet).find(system, coding.version(), coding.code());
        } catch (Refusal refusal) {
            Work.requireLeft();
            return new Membership.Undetermined(refusal.problem().message());
        }
        return member == null ? Membership.NotMember.NOT_MEMBER : new Membership.Member(member.coding());
    }

    /** As all operations have it: nothing is answered from a code system of which the content is not known. */
    private @Nullable CompiledCodeSystem answering(Canonical codeSystem, String... codes) {
        return catalogue.answering(codeSystem, Conditions.NONE, codes);
    }

    @Override
    public Optional<Concept> concept(Coding coding) {
        String url = coding.system();
        CompiledCodeSystem system = url == null ? null : answering(new Canonical(url, coding.version()), coding.code());
        int ordinal = system == null ? -1 : system.ordinalOf(coding.code());
        if (system == null || ordinal < 0) {
            return Optional.empty();
        }
        Hierarchy hierarchy = system.hierarchy();
        return Optional.of(new Concept(
                system.coding(ordinal),
                system.codes(hierarchy.parents(ordinal)),
                system.codes(hierarchy.children(ordinal)),
                system.concept(ordinal).properties(),
                system.designations(ordinal)));
    }

    @Override
    public boolean subsumes(String system, String ancestor, String code) {
        CompiledCodeSystem compiled = answering(new Canonical(system, null), ancestor, code);
        if (compiled == null) {
            return false;
        }
        int top = compiled.ordinalOf(ancestor);
        int ordinal = compiled.ordinalOf(code);
        return top >= 0
                && ordinal >= 0
                && (top == ordinal || compiled.hierarchy().isAncestor(top, ordinal));
    }

    @Override
    public Validity validOn(Coding coding, DateSpan when) {
        String system = coding.system();
        return system == null ? Validity.UNKNOWN : releases(system).validOn(coding.code(), when);
    }

    @Override
    public boolean changes(Coding coding) {
        String system = coding.system();
        return system != null && releases(system).changes(coding.code());
    }

    @Override
    public Optional<String> versionOn(String codeSystem, DateSpan when) {
        return releases(codeSystem).inForce(when);
    }

    private Releases releases(String codeSystem) {
        Releases found = releases.get(codeSystem);
        if (found == null) {
            found = new Releases(catalogue, codeSystem);
            if (!found.periods().isEmpty()) {
                releases.put(codeSystem, found);
            }
        }
        return found;
    }

    @Override
    public List<Coding> members(Canonical valueSet) {
        return catalogue.valueSet(valueSet).page(0, Integer.MAX_VALUE).stream()
                .map(Member::coding)
                .toList();
    }

    @Override
    public List<Coding> translate(Canonical conceptMap, Coding source) {
        CompiledConceptMap map = catalogue.conceptMap(conceptMap);
        return map == null
                ? List.of()
                : map.translate(Coding.of(source.system(), source.code()), catalogue::conceptMap).stream()
                        .filter(match -> match.isMatch() && match.holdsFor(List.of()))
                        .flatMap(match -> Optional.ofNullable(match.concept()).stream())
                        .toList();
    }

    @Override
    public boolean knowsValueSet(Canonical valueSet) {
        return catalogue.knowsValueSet(valueSet);
    }

    @Override
    public Optional<Canonical> valueSet(Canonical valueSet) {
        return Optional.ofNullable(catalogue.valueSetDefinition(valueSet)).map(ValueSetDefinition::canonical);
    }

    @Override
    public boolean knowsCodeSystem(Canonical codeSystem) {
        return answering(codeSystem) != null;
    }

    @Override
    public boolean knowsConceptMap(Canonical conceptMap) {
        return catalogue.conceptMap(conceptMap) != null;
    }

    @Override
    public boolean knowsProperty(String code) {
        return catalogue.codeSystems().stream()
                .anyMatch(system -> system.definition().property(code) != null);
    }
}
