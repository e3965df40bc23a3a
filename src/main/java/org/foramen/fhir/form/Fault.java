package org.foramen.fhir.form;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * What is wrong with a response to a form.
 *
 * @param code the kind
 * @param path of the element, as FHIRPath
 * @param text what is wrong and what would do
 */
record Fault(IssueType code, String path, String text) {}
