package org.foramen.terminology.code;

import java.math.BigDecimal;

/**
 * A value of a concept property; the cases are the seven types of
 * https://hl7.org/fhir/R4/valueset-concept-property-type.html.
 */
public sealed interface PropertyValue {

    /** The value as a filter writes it: the code, the text, {@code true}, {@code 3}, {@code 2026-10-01}. */
    String text();

    /**
     * Whether a filter's value names this one. Text equality, except that a {@link Coded} value may also be named with
     * its system.
     */
    default boolean isNamedBy(String filterValue) {
        return text().equals(filterValue);
    }

    /** A code of the same code system. */
    record Code(String text) implements PropertyValue {}

    /** Any text. */
    record Text(String text) implements PropertyValue {}

    /** A boolean. */
    record Bool(boolean value) implements PropertyValue {
        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /** An integer. */
    record Whole(int value) implements PropertyValue {
        @Override
        public String text() {
            return Integer.toString(value);
        }
    }

    /** A decimal; {@code 1.0} and {@code 1.00} are different texts. */
    record Decimal(BigDecimal value) implements PropertyValue {
        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /** A date or time, as FHIR writes it. */
    record DateTime(String text) implements PropertyValue {}

    /** A code of another code system. */
    record Coded(Coding coding) implements PropertyValue {
        @Override
        public String text() {
            return coding.code();
        }

        /** True for {@code code}, {@code system|code} and {@code system#code} (also with {@code |version} before #). */
        @Override
        public boolean isNamedBy(String filterValue) {
            if (coding.code().equals(filterValue)) {
                return true;
            }
            String code = coding.code();
            String system = coding.system();
            if (system == null
                    || filterValue.length() <= system.length() + code.length()
                    || !filterValue.startsWith(system)
                    || !filterValue.endsWith(code)) {
                return false;
            }
            String between = filterValue.substring(system.length(), filterValue.length() - code.length());
            return between.equals("|") || between.equals("#") || (between.startsWith("|") && between.endsWith("#"));
        }
    }
}
