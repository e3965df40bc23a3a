/**
 * {@code $compare}: how the members of two value sets relate. Told from their definitions where these suffice, else from
 * their members (https://hl7.org/fhir/tools/valueset-comparison.html).
 */
@NullMarked
package org.foramen.terminology.comparison;

import org.jspecify.annotations.NullMarked;
