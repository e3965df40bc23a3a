package org.foramen.terminology.valueset;

import java.util.List;
import java.util.Locale;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.DefinitionSource;
import org.foramen.terminology.catalogue.Reserve;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/** A code system without end, of which every word of the letters a to c is a code. */
public final class Words implements GrammarCodeSystem {

    public static final String URL = "https://example.org/CodeSystem/words";
    /** Some words that stand for all: a, ab, abc and b. */
    static final String SOME = "https://example.org/ValueSet/some-words";

    private final boolean enumerable;

    private Words(boolean enumerable) {
        this.enumerable = enumerable;
    }

    @Override
    public CodeSystemDefinition definition() {
        return CodeSystemDraft.of(URL + "|1")
                .declare("length", null, "integer")
                .declare("first", null, "code")
                .declare("second", null, "code")
                .definition();
    }

    @Override
    public @Nullable ConceptDefinition concept(String code) {
        if (!code.matches("[a-c]{1,9}")) {
            return null;
        }
        Property length = new Property("length", new PropertyValue.Whole(code.length()));
        Property first = new Property("first", new PropertyValue.Code(code.substring(0, 1)));
        Property second = new Property("second", new PropertyValue.Code(code.substring(1)));
        return new ConceptDefinition(
                code,
                "Word " + code,
                null,
                List.of(),
                code.length() < 2 ? List.of(length, first) : List.of(length, first, second),
                List.of());
    }

    @Override
    public @Nullable Canonical enumeration() {
        return enumerable ? new Canonical(SOME, null) : null;
    }

    @Override
    public String normalized(String property, String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    /** What is published besides, over a reserve that has the words and those that stand for them. */
    public static Catalogue catalogue(boolean enumerable, ValueSetDraft... published) {
        DefinitionSource source = new DefinitionSource() {
            @Override
            public List<String> grammars() {
                return List.of(URL);
            }

            @Override
            public GrammarCodeSystem grammar(String url) {
                return new Words(enumerable);
            }

            @Override
            public List<Canonical> valueSets() {
                return List.of(new Canonical(SOME, null));
            }

            @Override
            public ValueSetDefinition valueSet(Canonical canonical) {
                return ValueSetDraft.of(SOME)
                        .include(ValueSetDraft.codes(URL, "b", "abc", "a", "ab"))
                        .definition();
            }
        };
        return new Catalogue(
                List.of(),
                List.of(published).stream().map(ValueSetDraft::definition).toList(),
                List.of(),
                new Reserve(() -> List.of(source)));
    }
}
