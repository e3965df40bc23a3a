/**
 * Code systems that others than HL7 define and that every FHIR server is asked about
 * (https://hl7.org/fhir/R4/terminologies-systems.html): UCUM, BCP 47, BCP 13, ISO 3166 and ISO 4217. What is known of them
 * comes from libraries that keep it current, and each class names its source.
 */
@NullMarked
package org.foramen.standard;

import org.jspecify.annotations.NullMarked;
