package org.foramen.terminology.valueset;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/** Where the compiler finds what a compose names. */
public interface ValueSetSources {

    /** The code system version that is to be used for that canonical; null when its content is not known here. */
    @Nullable
    CompiledCodeSystem codeSystem(Canonical canonical);

    /**
     * The code system at each version that answers {@code *}: all that are known, or the one that the request forces; without
     * version where none is known.
     */
    List<Canonical> versions(String codeSystem);

    /** The code system of that canonical, if it is a grammar; null when it is a list or is not known here. */
    @Nullable
    GrammarCodeSystem grammar(Canonical canonical);

    /** A grammar reduced to the codes of the value set that stands for it; refuses one for which nothing stands. */
    CompiledCodeSystem enumerated(GrammarCodeSystem grammar);

    /** Whether the content of any version of the code system is known here. */
    boolean knowsCodeSystem(String url);

    /** That the content of the code system is not known here. */
    Problem missing(Canonical codeSystem, String element);

    /**
     * The value set that an include of the other names: inside it where the URL begins with {@code #}. Refuses one that is not
     * known here or that imports itself.
     */
    CompiledValueSet valueSet(Canonical canonical, ValueSetDefinition importing);
}
