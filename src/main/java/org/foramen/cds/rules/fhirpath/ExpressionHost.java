package org.foramen.cds.rules.fhirpath;

import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FunctionDetails;
import org.hl7.fhir.r4.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;
import org.jspecify.annotations.Nullable;

/** Answers what the FHIRPath engine leaves to its host: variables, references, value sets and the added functions. */
final class ExpressionHost implements IHostApplicationServices {

    private final RuleTerminology terminology;

    ExpressionHost(RuleTerminology terminology) {
        this.terminology = terminology;
    }

    @Override
    public List<Base> resolveConstant(
            FHIRPathEngine engine, Object scope, String name, FHIRPathConstantEvaluationMode mode) {
        if (mode != FHIRPathConstantEvaluationMode.EXPLICIT) {
            return List.of();
        }
        String variable = variable(name);
        List<Base> value = ((Scope) scope).value(variable);
        if (value == null) {
            throw new Refusal(Problem.invalid("There is no variable %" + variable, null));
        }
        return value;
    }

    @Override
    public @Nullable TypeDetails resolveConstantType(
            FHIRPathEngine engine, Object types, String name, FHIRPathConstantEvaluationMode mode) {
        return types instanceof Map<?, ?> variables && variables.get(variable(name)) instanceof TypeDetails type
                ? type
                : null;
    }

    @Override
    public boolean log(String argument, List<Base> focus) {
        return true;
    }

    @Override
    public @Nullable FunctionDetails resolveFunction(FHIRPathEngine engine, String name) {
        TerminologyFunction question = TerminologyFunction.named(name);
        if (question != null) {
            return new FunctionDetails(question.purpose, question.parameters, question.parameters);
        }
        NoteFunction note = NoteFunction.named(name);
        if (note != null) {
            return new FunctionDetails(note.purpose, note.minParameters, note.maxParameters);
        }
        DateFunction date = DateFunction.named(name);
        if (date != null) {
            return new FunctionDetails(date.purpose, 0, date.maxParameters);
        }
        ResourceFunction builder = ResourceFunction.named(name);
        return builder == null
                ? null
                : new FunctionDetails(builder.purpose, builder.minParameters, builder.maxParameters);
    }

    @Override
    public TypeDetails checkFunction(
            FHIRPathEngine engine, Object types, String name, TypeDetails focus, List<TypeDetails> parameters) {
        TerminologyFunction question = TerminologyFunction.named(name);
        if (question != null) {
            return question.signature.apply(name, focus);
        }
        NoteFunction note = NoteFunction.named(name);
        if (note != null) {
            return note.signature.apply(name, focus);
        }
        DateFunction date = DateFunction.named(name);
        if (date != null) {
            return date.signature.apply(name, focus);
        }
        ResourceFunction builder = ResourceFunction.named(name);
        if (builder == null) {
            throw new Refusal(Problem.invalid("There is no function " + name, null));
        }
        return builder.signature.apply(name, focus);
    }

    @Override
    public List<Base> executeFunction(
            FHIRPathEngine engine, Object scope, List<Base> focus, String name, List<List<Base>> parameters) {
        TerminologyFunction question = TerminologyFunction.named(name);
        if (question != null) {
            return question.apply(terminology, focus, parameters);
        }
        NoteFunction note = NoteFunction.named(name);
        if (note != null) {
            return note.apply(((Scope) scope).readings(), focus, parameters);
        }
        DateFunction date = DateFunction.named(name);
        if (date != null) {
            return date.apply((Scope) scope, focus, parameters);
        }
        ResourceFunction builder = ResourceFunction.named(name);
        if (builder == null) {
            throw new Refusal(Problem.invalid("There is no function " + name, null));
        }
        return builder.apply((Scope) scope, focus, parameters);
    }

    @Override
    public @Nullable Base resolveReference(FHIRPathEngine engine, Object scope, String reference, @Nullable Base from) {
        return ((Scope) scope).references().resolve(reference);
    }

    @Override
    public boolean conformsToProfile(FHIRPathEngine engine, Object scope, Base item, String url) {
        throw new Refusal(Problem.unsupported("conformsTo() is not for rules", null));
    }

    @Override
    public ValueSet resolveValueSet(FHIRPathEngine engine, Object scope, String url) {
        ValueSet named = new ValueSet();
        named.setUrl(url);
        return named;
    }

    @Override
    public boolean paramIsType(String name, int index) {
        return false;
    }

    private static String variable(String name) {
        String bare = name.startsWith("%") ? name.substring(1) : name;
        return bare.indexOf('`') < 0 ? bare : bare.replace("`", "");
    }
}
