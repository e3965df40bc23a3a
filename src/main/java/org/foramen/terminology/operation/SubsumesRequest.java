package org.foramen.terminology.operation;

import org.foramen.terminology.code.Canonical;

/** CodeSystem/$subsumes (https://hl7.org/fhir/R4/codesystem-operation-subsumes.html). */
public record SubsumesRequest(Canonical codeSystem, String codeA, String codeB) {}
