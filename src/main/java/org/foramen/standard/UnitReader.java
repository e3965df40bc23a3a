package org.foramen.standard;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.Component;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumModel;
import org.fhir.ucum.Unit;
import org.fhir.ucum.special.Registry;
import org.jspecify.annotations.Nullable;

/**
 * From an expression to its canonical unit. The library's own conversion multiplies a prefix as often as an exponent says,
 * digit by digit: {@code 10*999999999} would hold a thread up for good, and a milliequivalent for a twentieth of a second.
 */
final class UnitReader {

    private final UcumModel model;
    private final Registry specials = new Registry();
    /** By the code of a defined unit; as many as the model has. */
    private final Map<String, CanonicalUnit> known = new ConcurrentHashMap<>();

    UnitReader(UcumModel model) {
        this.model = model;
    }

    /** Null when the expression is not valid, its exponents are beyond all measure, or a unit in it has no base. */
    @Nullable
    CanonicalUnit read(String expression) {
        try {
            return evaluate(new ExpressionParser(model).parse(expression));
        } catch (UcumException | ArithmeticException | NumberFormatException unknown) {
            return null;
        }
    }

    private CanonicalUnit evaluate(Term whole) throws UcumException {
        CanonicalUnit product = CanonicalUnit.ONE;
        boolean divide = false;
        for (Term term = whole; term != null; term = term.getTerm()) {
            Component component = term.getComp();
            if (component != null) {
                CanonicalUnit factor = evaluate(component);
                product = product.times(divide ? factor.power(-1) : factor);
            }
            divide = term.getOp() == Operator.DIVISION;
        }
        return product;
    }

    private CanonicalUnit evaluate(Component component) throws UcumException {
        if (component instanceof Term term) {
            return evaluate(term);
        }
        if (component instanceof Factor factor) {
            return CanonicalUnit.number(BigDecimal.valueOf(factor.getValue()));
        }
        Symbol symbol = (Symbol) component;
        CanonicalUnit unit = evaluate(symbol.getUnit());
        if (symbol.getPrefix() != null) {
            String prefix = symbol.getPrefix().getValue().asDecimal();
            unit = unit.times(CanonicalUnit.number(new BigDecimal(prefix)));
        }
        return unit.power(symbol.getExponent());
    }

    private CanonicalUnit evaluate(Unit unit) throws UcumException {
        if (unit instanceof BaseUnit) {
            return CanonicalUnit.base(unit.getCode());
        }
        CanonicalUnit earlier = known.get(unit.getCode());
        if (earlier != null) {
            return earlier;
        }
        CanonicalUnit fresh = define((DefinedUnit) unit);
        known.put(unit.getCode(), fresh);
        return fresh;
    }

    private CanonicalUnit define(DefinedUnit unit) throws UcumException {
        if (unit.isSpecial()) {
            if (!specials.exists(unit.getCode())) {
                throw new UcumException("The special unit " + unit.getCode() + " has no linear counterpart");
            }
            String base = specials.get(unit.getCode()).getUnits();
            return evaluate(new ExpressionParser(model).parse(base)).withoutFactor();
        }
        BigDecimal value = new BigDecimal(unit.getValue().getValue().asDecimal());
        return evaluate(new ExpressionParser(model).parse(unit.getValue().getUnit()))
                .times(CanonicalUnit.number(value));
    }
}
