package org.foramen.fhir.answer;

/**
 * How an answer of the engine is told as parameters.
 *
 * @param <A> the answer
 */
@FunctionalInterface
public interface Telling<A> {

    void tell(A answer, ParametersSink sink);
}
