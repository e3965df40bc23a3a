package org.foramen.fhir.answer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.foramen.fhir.codec.CodingWriter;
import org.foramen.terminology.code.CodeableConcept;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.PropertyValue;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** Tells an answer into HAPI's model. */
public final class ModelParameters implements ParametersSink {

    /** Where the next parameter goes, the innermost first. */
    private final Deque<Supplier<ParametersParameterComponent>> open = new ArrayDeque<>();

    private final Parameters parameters = new Parameters();

    public ModelParameters() {
        open.push(parameters::addParameter);
    }

    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void string(String name, String value) {
        add(name).setValue(new StringType(value));
    }

    @Override
    public void code(String name, String value) {
        add(name).setValue(new CodeType(value));
    }

    @Override
    public void uri(String name, String value) {
        add(name).setValue(new UriType(value));
    }

    @Override
    public void canonical(String name, String value) {
        add(name).setValue(new CanonicalType(value));
    }

    @Override
    public void concept(String name, CodeableConcept value) {
        org.hl7.fhir.r4.model.CodeableConcept concept = new org.hl7.fhir.r4.model.CodeableConcept();
        value.codings().forEach(coding -> concept.addCoding(CodingWriter.write(coding)));
        add(name).setValue(concept.setText(value.text()));
    }

    @Override
    public void bool(String name, boolean value) {
        add(name).setValue(new BooleanType(value));
    }

    @Override
    public void coding(String name, Coding value) {
        add(name).setValue(CodingWriter.write(value));
    }

    @Override
    public void value(String name, PropertyValue value) {
        add(name).setValue(model(value));
    }

    @Override
    public void outcome(String name, OperationOutcome value) {
        add(name).setResource(value);
    }

    @Override
    public void open(String name) {
        open.push(add(name)::addPart);
    }

    @Override
    public void close() {
        open.pop();
    }

    @Override
    public void openResource(String name) {
        Parameters nested = new Parameters();
        add(name).setResource(nested);
        open.push(nested::addParameter);
    }

    @Override
    public void closeResource() {
        open.pop();
    }

    private ParametersParameterComponent add(String name) {
        return open.element().get().setName(name);
    }

    private static Type model(PropertyValue value) {
        if (value instanceof PropertyValue.Code code) {
            return new CodeType(code.text());
        } else if (value instanceof PropertyValue.Text text) {
            return new StringType(text.text());
        } else if (value instanceof PropertyValue.Bool bool) {
            return new BooleanType(bool.value());
        } else if (value instanceof PropertyValue.Whole whole) {
            return new IntegerType(whole.value());
        } else if (value instanceof PropertyValue.Decimal decimal) {
            return new DecimalType(decimal.value());
        } else if (value instanceof PropertyValue.DateTime time) {
            return new DateTimeType(time.text());
        }
        return CodingWriter.write(((PropertyValue.Coded) value).coding());
    }
}
