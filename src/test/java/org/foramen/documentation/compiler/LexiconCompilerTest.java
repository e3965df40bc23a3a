package org.foramen.documentation.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.lexicon.Status;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconCompilerTest {

    private static LexiconSource file(String parts) {
        return new LexiconSource(
                "lexicon/mine.json",
                ("{'title':'Mine','license':'CC0-1.0','sources':{'here':'our own usage'}," + parts + "}")
                        .replace('\'', '"'));
    }

    private static List<LexiconSource> with(LexiconSource more) {
        List<LexiconSource> sources = new ArrayList<>(PublishedDocumentation.SOURCES);
        sources.add(more);
        return sources;
    }

    @Test
    void noPublishedTermMeansTwoThingsThatContradict() {
        assertThat(LexiconCompiler.check(PublishedDocumentation.SOURCES, PublishedKnowledge.TERMINOLOGY))
                .isNotNull();
    }

    /** Spelt out it would not fit into memory. */
    @Test
    void checkRefusesATermThatStandsForTooManyByItsNumber() {
        String ten = "(a1|a2|a3|a4|a5|a6|a7|a8|a9|a0)";
        LexiconSource more = file("'entries':[{'axis':'mechanism','code':'osseous','source':['here'],'terms':['"
                + (ten + " ").repeat(9).strip() + "']}]");
        assertThatThrownBy(() -> LexiconCompiler.check(with(more), PublishedKnowledge.TERMINOLOGY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("lexicon/mine.json")
                .hasMessageContaining("stands for 1000000000 terms, more than 12000");
    }

    @Test
    void aSynonymNeedsNoJava() {
        LexiconSource more = file(
                "'entries':[{'axis':'mechanism','code':'osseous','source':['here'],'terms':['bony (bump|knob)']}]");
        Lexicon lexicon = LexiconCompiler.compile(with(more), PublishedKnowledge.TERMINOLOGY);
        Documentation reader = new Documentation(lexicon, PublishedKnowledge.TERMINOLOGY);
        assertThat(reader.read("No bony knobs.").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.value().code()).isEqualTo("osseous");
            assertThat(finding.status()).isEqualTo(Status.NEGATED);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'axis':'mechanism','code':'bones','source':['here'],'terms':['x']; entry 1 (mechanism bones): bones is not in",
                "'axis':'mechanism','code':'disc','source':['book'],'terms':['x']; the source 'book' is not among the sources",
                "'axis':'mechanism','code':'disc','source':['here'],'terms':['(x|y']; the term '(x|y' lacks a )",
                "'axis':'mechanism','code':'disc','source':['here'],'terms':['x)']; the term 'x)' has a ) too many",
                "'axis':'mechanism','code':'disc','source':['here'],'terms':['<nobody>']; names <nobody>, which is not among",
                "'axis':'mechanism','code':'disc','source':['here'],'terms':['x?']; would match nothing at all",
                "'axis':'mechanism','source':['here'],'terms':['x']; needs a code",
                "'source':['here'],'terms':['x']; needs exactly one of axis, cue, sign and section",
                "'axis':'colour','source':['here'],'terms':['x']; 'colour' is none of region, structure",
                "'cue':'negation','colour':'red','source':['here'],'terms':['x']; colour"
            })
    void anAuthorsMistakeIsToldByFileAndEntry(String entry, String message) {
        List<LexiconSource> sources = with(file("'entries':[{" + entry + "}]"));
        assertThatThrownBy(() -> LexiconCompiler.compile(sources, PublishedKnowledge.TERMINOLOGY))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("lexicon/mine.json")
                .hasMessageContaining(message);
    }

    @Test
    void aTermWithAnotherDirectionIsAContradiction() {
        List<LexiconSource> sources = with(
                file("'entries':[{'cue':'negation','direction':'backward','source':['here'],'terms':['denies']}]"));
        assertThatThrownBy(() -> LexiconCompiler.check(sources, PublishedKnowledge.TERMINOLOGY))
                .hasMessageContaining("lexicon/mine.json, entry 1 (negation)")
                .hasMessageContaining("covers 'denies'");
    }
}
