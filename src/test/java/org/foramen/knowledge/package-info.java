/**
 * Tests of the published FHIR artefacts under {@code fhir-resources}: that they are valid FHIR R4, that they agree with
 * each other, and, where the official ICD-10-CM, GEM and ICD-10-PCS data are at hand, that they agree with those.
 */
@NullMarked
package org.foramen.knowledge;

import org.jspecify.annotations.NullMarked;
