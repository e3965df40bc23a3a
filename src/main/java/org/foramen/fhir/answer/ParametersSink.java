package org.foramen.fhir.answer;

import org.foramen.terminology.code.CodeableConcept;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.PropertyValue;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * Where an answer of the form Parameters is told, in order. Between {@link #open} and {@link #close} what is told are the
 * parts of the opened parameter.
 */
public interface ParametersSink {

    void string(String name, String value);

    void code(String name, String value);

    void uri(String name, String value);

    void canonical(String name, String value);

    void concept(String name, CodeableConcept value);

    void bool(String name, boolean value);

    void coding(String name, Coding value);

    void value(String name, PropertyValue value);

    void outcome(String name, OperationOutcome value);

    void open(String name);

    void close();

    /** Like {@link #open}, but what is told until {@link #closeResource} are the parameters of a Parameters resource. */
    void openResource(String name);

    void closeResource();
}
