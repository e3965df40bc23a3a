/**
 * Forms on the wire: published Questionnaires about a lesion, the QuestionnaireResponses that answer them, and the Conditions
 * that these give. Specifications: https://hl7.org/fhir/R4/questionnaire.html, https://hl7.org/fhir/uv/sdc/STU3/.
 */
@NullMarked
package org.foramen.fhir.form;

import org.jspecify.annotations.NullMarked;
