package org.foramen.terminology.grammar;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A code system whose codes a grammar produces. All that the engine asks of it is below; whatever else a code system can
 * answer, the engine answers from the concepts. Implementations are immutable, and bounded in what one code may cost.
 */
public interface GrammarCodeSystem {

    /** What is published of it, with the properties that its concepts have and with no concept. */
    CodeSystemDefinition definition();

    /** The concept that a code says; null when the grammar does not produce the code. */
    @Nullable
    ConceptDefinition concept(String code);

    /** The value set that stands for the whole where codes have to be listed; null when there is none. */
    default @Nullable Canonical enumeration() {
        return null;
    }

    /** A filter's value on a property, written as this system writes the values of that property. */
    default String normalized(String property, String value) {
        return value;
    }

    /**
     * Whether a concept is shown as this system says and in no other wording, so that what {@link #enumeration} calls it is
     * not to be told.
     */
    default boolean fixesDisplays() {
        return false;
    }

    /** Why a concept does not pass a filter, for people. */
    default String mismatch(ConceptDefinition concept, Condition condition) {
        return "The code " + concept.code() + " does not satisfy the filter " + condition.property() + " "
                + condition.operator() + " " + condition.value();
    }

    /** A filter as its author wrote it. */
    record Condition(String property, String operator, String value) {}

    default String url() {
        return definition().canonical().url();
    }

    /** The system as a list of only these of its concepts. */
    default CompiledCodeSystem of(List<ConceptDefinition> concepts) {
        return CompiledCodeSystem.of(definition().with(concepts));
    }

    /** The system as far as some codes say something about it: with the concepts of those that are codes. */
    default CompiledCodeSystem around(Collection<String> codes) {
        return of(codes.stream()
                .distinct()
                .map(this::concept)
                .filter(Objects::nonNull)
                .toList());
    }

    /** The values of a concept's property as text, in the order of the concept. */
    static List<String> values(ConceptDefinition concept, String property) {
        return concept.properties().stream()
                .filter(each -> each.code().equals(property))
                .map(each -> each.value().text())
                .toList();
    }

    /** A value that is a code of the same system. */
    static PropertyValue code(String code) {
        return new PropertyValue.Code(code);
    }
}
