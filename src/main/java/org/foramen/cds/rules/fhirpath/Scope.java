package org.foramen.cds.rules.fhirpath;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The variables an expression may use, innermost first. A variable that is defined by an expression is evaluated when it is
 * first asked for, and once. A scope belongs to one evaluation and to one thread.
 */
public final class Scope {

    private final @Nullable Scope outer;
    private final Evaluator evaluator;
    private final ReferenceResolver references;
    private final Readings readings;
    private final ZonedDateTime now;
    private final Map<String, CompiledExpression> definitions = new HashMap<>();
    private final Map<String, List<Base>> values = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    /** How a scope evaluates the definition of a variable. */
    interface Evaluator {
        List<Base> evaluate(CompiledExpression expression, Scope scope);
    }

    /** Finds the resource that a reference of the call names. */
    public interface ReferenceResolver {
        @Nullable
        Base resolve(String reference);

        /** Whether an order's reference to the condition is a reason that counts. */
        default boolean isReason(Condition condition) {
            return true;
        }
    }

    Scope(
            Evaluator evaluator,
            ReferenceResolver references,
            Readings readings,
            ZonedDateTime now,
            @Nullable Scope outer) {
        this.evaluator = evaluator;
        this.references = references;
        this.readings = readings;
        this.now = now;
        this.outer = outer;
    }

    /** A scope inside this one: it sees all of this one's variables and adds its own. */
    public Scope inner() {
        return new Scope(evaluator, references, readings, now, this);
    }

    public Scope define(String name, CompiledExpression definition) {
        definitions.put(name, definition);
        return this;
    }

    public Scope set(String name, List<? extends Base> value) {
        values.put(name, List.copyOf(value));
        return this;
    }

    /** The value of a variable, null when there is no such variable. */
    public @Nullable List<Base> value(String name) {
        List<Base> value = values.get(name);
        if (value != null) {
            read.add(name);
            return value;
        }
        CompiledExpression definition = definitions.get(name);
        if (definition == null) {
            return outer == null ? null : outer.value(name);
        }
        List<Base> evaluated = List.copyOf(evaluator.evaluate(definition, this));
        values.put(name, evaluated);
        return evaluated;
    }

    /** The variables of this scope itself that were read since this was last asked, here or in scopes inside it. */
    public Set<String> takeRead() {
        Set<String> names = Set.copyOf(read);
        read.clear();
        return names;
    }

    /** How many resources could not be read for what they say since this was last asked. */
    public int takeUnread() {
        return readings.takeUnread();
    }

    Readings readings() {
        return readings;
    }

    /** The time of the call. */
    ZonedDateTime now() {
        return now;
    }

    ReferenceResolver references() {
        return references;
    }
}
