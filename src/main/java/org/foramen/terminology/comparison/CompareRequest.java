package org.foramen.terminology.comparison;

import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.valueset.ValueSetDefinition;

/**
 * ValueSet/$compare (http://hl7.org/fhir/tools/OperationDefinition/ValueSet-compare).
 *
 * @param one the value set that the answer speaks of
 * @param other what it is compared with
 * @param diagnostics whether the answer tells how it was found, and the codes
 * @param conditions which versions and supplements are to be used
 */
public record CompareRequest(Side one, Side other, VersionPolicy versions, boolean diagnostics, Conditions conditions) {

    /** Where a value set comes from. */
    public sealed interface Side {

        /** How messages name the value set. */
        String label();

        /** A published value set. */
        record Published(Canonical valueSet) implements Side {
            @Override
            public String label() {
                return valueSet.toString();
            }
        }

        /** A value set that came with the request. */
        record Given(ValueSetDefinition valueSet) implements Side {
            @Override
            public String label() {
                return valueSet.label();
            }
        }

        /** A value set that came with the request and says nothing of its members. */
        record Undefined(String label) implements Side {}
    }
}
