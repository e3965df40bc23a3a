package org.foramen.standard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A unit as a product of base units: so many of these make one of it (UCUM, section 4.2).
 *
 * @param factor to 34 digits; null where one is not so many of the other, as with degrees Celsius
 * @param exponents by the code of the base unit, none 0; empty for a number without dimension
 */
record CanonicalUnit(@Nullable BigDecimal factor, Map<String, Integer> exponents) {

    /** How many digits a factor may have before or behind the point: none that anyone measures with has more. */
    private static final int MAX_DIGITS = 100;

    static final CanonicalUnit ONE = new CanonicalUnit(BigDecimal.ONE, Map.of());

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    CanonicalUnit {
        exponents = Map.copyOf(exponents);
        boolean endless = factor != null
                && (factor.scale() > MAX_DIGITS || (long) factor.precision() - factor.scale() > MAX_DIGITS);
        factor = endless ? null : factor;
    }

    static CanonicalUnit base(String code) {
        return new CanonicalUnit(BigDecimal.ONE, Map.of(code, 1));
    }

    static CanonicalUnit number(BigDecimal number) {
        return new CanonicalUnit(number, Map.of());
    }

    CanonicalUnit withoutFactor() {
        return new CanonicalUnit(null, exponents);
    }

    /** @throws ArithmeticException when an exponent gets out of all bounds */
    CanonicalUnit times(CanonicalUnit other) {
        Map<String, Integer> sums = new TreeMap<>(exponents);
        other.exponents.forEach((base, exponent) -> sums.merge(base, exponent, Math::addExact));
        sums.values().removeIf(exponent -> exponent == 0);
        BigDecimal product = factor == null || other.factor == null ? null : factor.multiply(other.factor, PRECISION);
        return new CanonicalUnit(product, sums);
    }

    /** @throws ArithmeticException when an exponent gets out of all bounds */
    CanonicalUnit power(int power) {
        Map<String, Integer> products = new TreeMap<>();
        exponents.forEach((base, exponent) -> products.put(base, Math.multiplyExact(exponent, power)));
        products.values().removeIf(exponent -> exponent == 0);
        return new CanonicalUnit(factor == null ? null : raised(factor, power), products);
    }

    private static @Nullable BigDecimal raised(BigDecimal factor, int power) {
        if (power < 0 && factor.signum() == 0) {
            return null;
        }
        BigDecimal raised = factor.pow(Math.abs(power), PRECISION);
        return power < 0 ? BigDecimal.ONE.divide(raised, PRECISION) : raised;
    }

    /** The base units in alphabetical order, e.g. {@code g.m-3}; {@code 1} without dimension. */
    String code() {
        return exponents.isEmpty()
                ? "1"
                : new TreeMap<>(exponents)
                        .entrySet().stream()
                                .map(each -> each.getKey() + (each.getValue() == 1 ? "" : each.getValue()))
                                .collect(Collectors.joining("."));
    }
}
