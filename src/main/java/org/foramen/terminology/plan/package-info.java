/**
 * Sets of concepts of one code system as operations on its ordinals, and the filters that become them
 * (https://hl7.org/fhir/R4/valueset-filter-operator.html). A filter that is not understood is refused, never dropped.
 */
@NullMarked
package org.foramen.terminology.plan;

import org.jspecify.annotations.NullMarked;
