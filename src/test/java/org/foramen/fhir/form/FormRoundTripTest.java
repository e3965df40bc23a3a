package org.foramen.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.form.Told;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.operation.Concept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every code of the grid: its answers give that very code, and so does the note that they make up. */
class FormRoundTripTest {

    /** A code, and one of the mechanisms that its title names. */
    record Cell(Concept concept, String mechanism) {

        @Override
        public String toString() {
            return concept.coding().code() + " " + mechanism;
        }

        private List<String> codes(String property) {
            return concept.properties().stream()
                    .filter(each -> each.code().equals(property))
                    .map(Property::value)
                    .map(value -> ((PropertyValue.Coded) value).coding().code())
                    .toList();
        }

        ResponseDraft draft() {
            ResponseDraft draft = new ResponseDraft();
            codes("region").forEach(region -> draft.code("region", region));
            draft.code("mechanism", mechanism);
            codes("structure").forEach(structure -> draft.code("structure", structure));
            return draft;
        }
    }

    static Stream<Cell> cells() {
        return PublishedKnowledge.TERMINOLOGY
                .members(Canonical.parse("https://w3id.org/foramen/ValueSet/m99-billable"))
                .stream()
                .flatMap(code -> PublishedKnowledge.TERMINOLOGY.concept(code).stream())
                .filter(concept -> concept.coding().code().matches("M99\\.[0-7].*"))
                .flatMap(concept -> new Cell(concept, "")
                        .codes("mechanism").stream().map(mechanism -> new Cell(concept, mechanism)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void answersGiveTheCodeAndTheirNoteSuggestsIt(Cell cell) {
        Told told = PublishedForms.READING.read(PublishedForms.RESPONSES.read(
                cell.draft().code("laterality", "left").response()));
        assertThat(codes(PublishedForms.CONCLUSIONS.conclude(told).codes()))
                .containsExactly(cell.concept().coding().code());
        assertThat(codes(PublishedForms.CONCLUSIONS.assess(told, null).suggestedCodes()))
                .containsExactly(cell.concept().coding().code());
        Documentation reader = PublishedDocumentation.READER;
        assertThat(codes(reader.assess(reader.read(told.note()), null).suggestedCodes()))
                .as(told.note())
                .containsExactly(cell.concept().coding().code());
    }

    @Test
    void everyBillableCodeOfTheGridIsTried() {
        assertThat(cells().map(cell -> cell.concept().coding().code()).distinct())
                .hasSize(80);
    }

    private static List<String> codes(List<Coding> codings) {
        return codings.stream().map(Coding::code).toList();
    }
}
