package org.foramen.fhir.server;

import org.foramen.fhir.documentation.DocumentationCall;
import org.foramen.fhir.service.TerminologyService;

/** Who answers what the server is asked. */
public record Answering(TerminologyService terminology, DocumentationCall documentation) {}
