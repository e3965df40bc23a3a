package org.foramen.terminology.closure;

/**
 * How two concepts of a table stand to each other.
 *
 * @param target subsumes {@code source}, or is another spelling of it when {@code equal}
 * @param version of the table that brought it
 */
public record ClosureRelation(ClosureConcept source, ClosureConcept target, boolean equal, long version) {}
