package org.foramen.terminology.catalogue;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Where definitions come from that are not published here, and are known all the same. It tells at once what it has, and
 * reads one when it is asked for.
 */
public interface DefinitionSource {

    /** The code systems that are lists, by url and version. */
    default List<Canonical> codeSystems() {
        return List.of();
    }

    /** The urls of the code systems that are grammars; of each there is one version. */
    default List<String> grammars() {
        return List.of();
    }

    default List<Canonical> valueSets() {
        return List.of();
    }

    /** One of {@link #codeSystems}. */
    default CodeSystemDefinition codeSystem(Canonical canonical) {
        throw new IllegalArgumentException("There is no code system " + canonical);
    }

    /** One of {@link #grammars}. */
    default GrammarCodeSystem grammar(String url) {
        throw new IllegalArgumentException("There is no grammar " + url);
    }

    /** One of {@link #valueSets}. */
    default ValueSetDefinition valueSet(Canonical canonical) {
        throw new IllegalArgumentException("There is no value set " + canonical);
    }

    /** A value set that a code system defines by the form of its url (https://hl7.org/fhir/R4/valueset.html#implicit). */
    default @Nullable ValueSetDefinition implicitValueSet(Canonical canonical) {
        return null;
    }
}
