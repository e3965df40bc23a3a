package org.foramen.documentation.compiler;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.foramen.documentation.compiler.LexiconFile.Entry;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Direction;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Names;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.lexicon.TermAutomaton;
import org.foramen.documentation.lexicon.TermPattern;
import org.foramen.documentation.lexicon.WordForms;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.operation.ConceptQueries;
import org.jspecify.annotations.Nullable;

/** Turns the lexicon's files into a {@link Lexicon}, and tells every mistake in them by file and entry. */
public final class LexiconCompiler {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final ConceptQueries terminology;
    private final List<String> wrong = new ArrayList<>();
    private final TermAutomaton automaton = new TermAutomaton();
    private final WordForms forms = new WordForms();
    private final Map<Axis, String> systems = new EnumMap<>(Axis.class);
    private final Map<Axis, Map<String, Coding>> values = new EnumMap<>(Axis.class);
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> alone = new HashMap<>();
    /** Of each diagnosis, the headings that stand in its place at some levels. */
    private final Map<String, Map<String, String>> headings = new HashMap<>();

    private final List<Spine.Part> parts = new ArrayList<>();
    private final List<Spine.Junction> junctions = new ArrayList<>();
    private final List<Spine.Lookalike> lookalikes = new ArrayList<>();

    private final @Nullable Contradictions contradictions;

    private LexiconCompiler(ConceptQueries terminology, boolean thorough) {
        this.terminology = terminology;
        this.contradictions = thorough ? new Contradictions(wrong, forms) : null;
    }

    /**
     * Compiles the files together: what one names, another may use.
     *
     * @throws Refusal with a line for every mistake
     */
    public static Lexicon compile(List<LexiconSource> sources, ConceptQueries terminology) {
        return compile(sources, new LexiconCompiler(terminology, false));
    }

    /** The same, and looks at every single term for another meaning that contradicts; takes a second rather than a moment. */
    public static Lexicon check(List<LexiconSource> sources, ConceptQueries terminology) {
        return compile(sources, new LexiconCompiler(terminology, true));
    }

    private static Lexicon compile(List<LexiconSource> sources, LexiconCompiler compiler) {
        Map<String, LexiconFile> files = compiler.read(sources);
        files.forEach(compiler::shared);
        files.forEach(compiler::entries);
        if (!compiler.wrong.isEmpty()) {
            throw new Refusal(Problem.conflict(String.join("\n", compiler.wrong), null));
        }
        return new Lexicon(
                compiler.automaton,
                compiler.forms,
                new Spine(compiler.parts, compiler.junctions, compiler.lookalikes),
                compiler.values,
                compiler.alone);
    }

    private Map<String, LexiconFile> read(List<LexiconSource> sources) {
        Map<String, LexiconFile> files = new LinkedHashMap<>();
        for (LexiconSource source : sources) {
            try {
                files.put(source.file(), JSON.readValue(source.json(), LexiconFile.class));
            } catch (JsonProcessingException malformed) {
                String where = malformed.getLocation() == null
                        ? ""
                        : ", line " + malformed.getLocation().getLineNr();
                wrong.add(source.file() + where + ": "
                        + malformed.getOriginalMessage().lines().findFirst().orElse("is not JSON"));
            }
        }
        return files;
    }

    private void shared(String name, LexiconFile file) {
        orEmpty(file.systems()).forEach((axis, system) -> system(name, axis, system));
        orEmpty(file.words()).forEach((word, pattern) -> {
            if (words.putIfAbsent(word, pattern) != null) {
                wrong.add(name + ", words: <" + word + "> is named twice");
            }
        });
        orEmpty(file.spelling()).forEach(forms::spell);
        if (file.correct() != null) {
            file.correct().forEach(forms::leave);
        }
        alone.putAll(orEmpty(file.alone()));
        orEmpty(file.entries()).stream()
                .filter(entry -> entry.code() != null)
                .forEach(entry -> headings.putIfAbsent(entry.code(), orEmpty(entry.byLevel())));
        parts.addAll(orEmpty(file.spine()));
        junctions.addAll(orEmpty(file.junctions()));
        lookalikes.addAll(orEmpty(file.notLevels()));
    }

    private void system(String file, String axis, String system) {
        try {
            systems.put(Axis.of(axis), system);
        } catch (IllegalArgumentException unknown) {
            wrong.add(file + ", systems: " + unknown.getMessage());
        }
    }

    private void entries(String name, LexiconFile file) {
        List<Entry> entries = orEmpty(file.entries());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String where = name + ", entry " + (i + 1) + " (" + label(entry) + ")";
            for (String source : entry.source()) {
                if (!orEmpty(file.sources()).containsKey(source)) {
                    wrong.add(where + ": the source '" + source + "' is not among the sources of the file");
                }
            }
            if (entry.source().isEmpty() || entry.terms().isEmpty()) {
                wrong.add(where + ": needs at least one source and one term");
            }
            Meaning meaning = meaning(entry, where);
            if (meaning != null) {
                entry.terms().forEach(term -> term(term, meaning, where));
                for (Sign sign : orEmpty(entry.signs())) {
                    entry.terms().forEach(term -> term(term, new Meaning.Marker(sign), where));
                }
            }
        }
        orEmpty(file.alone()).forEach((mechanism, other) -> {
            known(Axis.MECHANISM, mechanism, name + ", alone");
            known(Axis.MECHANISM, other, name + ", alone");
        });
        orEmpty(file.junctions()).forEach(each -> known(Axis.REGION, each.region(), name + ", junctions"));
        orEmpty(file.spine()).forEach(each -> known(Axis.REGION, each.region(), name + ", spine"));
        orEmpty(file.spine()).forEach(part -> {
            for (int root = 1; root <= part.roots(); root++) {
                known(Axis.NERVE_ROOT, part.letter().toUpperCase(Locale.ROOT) + root, name + ", spine");
            }
        });
    }

    private void term(String term, Meaning meaning, String where) {
        try {
            TermPattern pattern = TermPattern.parse(term, words);
            if (pattern.shortest() == 0) {
                throw new IllegalArgumentException("would match nothing at all");
            }
            automaton.add(pattern, meaning, forms::learn);
            if (contradictions != null) {
                contradictions.look(pattern, meaning, where + ": the term '" + term + "'");
            }
        } catch (IllegalArgumentException mistake) {
            wrong.add(where + ": the term '" + term + "' " + mistake.getMessage());
        }
    }

    private @Nullable Meaning meaning(Entry entry, String where) {
        int kinds = (entry.axis() == null ? 0 : 1)
                + (entry.cue() == null ? 0 : 1)
                + (entry.sign() == null ? 0 : 1)
                + (entry.section() == null ? 0 : 1);
        if (kinds != 1) {
            wrong.add(where + ": needs exactly one of axis, cue, sign and section");
            return null;
        }
        if (entry.axis() != null) {
            return finding(entry.axis(), entry, where);
        }
        if (entry.code() != null || entry.status() != null || entry.needs() != null || entry.byLevel() != null) {
            wrong.add(where + ": code, status, needs and byLevel go with an axis");
        }
        if (entry.cue() != null) {
            Direction direction = entry.direction();
            return new Meaning.Cue(entry.cue(), direction == null ? Direction.FORWARD : direction);
        }
        return entry.sign() != null ? new Meaning.Marker(entry.sign()) : heading(entry);
    }

    private static @Nullable Meaning heading(Entry entry) {
        return entry.section() == null ? null : new Meaning.Heading(entry.section());
    }

    private @Nullable Meaning finding(Axis axis, Entry entry, String where) {
        if (entry.code() == null) {
            wrong.add(where + ": needs a code");
            return null;
        }
        Coding value = known(axis, entry.code(), where);
        orEmpty(entry.byLevel()).values().forEach(code -> known(axis, code, where));
        if (value == null) {
            return null;
        }
        Map<String, Meaning.Finding> with = new HashMap<>();
        orEmpty(entry.with()).forEach((deficit, code) -> {
            Coding other = known(axis, code, where);
            if (known(Axis.NEUROLOGIC_DEFICIT, deficit, where) != null && other != null) {
                with.put(deficit, finding(axis, other, entry, Map.of()));
            }
        });
        return finding(axis, value, entry, with);
    }

    private Meaning.Finding finding(Axis axis, Coding value, Entry entry, Map<String, Meaning.Finding> with) {
        boolean itself = value.code().equals(entry.code());
        Map<String, String> headings =
                itself ? orEmpty(entry.byLevel()) : this.headings.getOrDefault(value.code(), Map.of());
        Map<String, Coding> byLevel =
                axis == Axis.DEFINITIVE_DIAGNOSIS ? DiagnosisLevels.of(value, headings, terminology) : Map.of();
        return new Meaning.Finding(
                axis,
                value,
                entry.status(),
                new Meaning.When(orEmpty(entry.needs()), orEmpty(entry.unless()), entry.general()),
                new Meaning.Where(entry.level(), byLevel, orEmpty(entry.notAt()), with));
    }

    private @Nullable Coding known(Axis axis, String code, String where) {
        String system = systems.get(axis);
        if (system == null) {
            wrong.add(where + ": no file says which code system the axis " + axis.code() + " has");
            return null;
        }
        Coding known = values.computeIfAbsent(axis, each -> new HashMap<>()).get(code);
        if (known != null) {
            return known;
        }
        Optional<Concept> concept = terminology.concept(Coding.of(system, code));
        if (concept.isEmpty()) {
            wrong.add(where + ": " + code + " is not in " + system);
            return null;
        }
        Coding coding = concept.get().coding();
        values.getOrDefault(axis, Map.of()).put(code, coding);
        return coding;
    }

    private static String label(Entry entry) {
        if (entry.axis() != null) {
            return entry.axis().code() + " " + entry.code();
        }
        Enum<?> kind = entry.cue() != null ? entry.cue() : entry.sign() != null ? entry.sign() : entry.section();
        return kind == null ? "without a kind" : Names.written(kind);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
        return set == null ? Set.of() : set;
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
