package org.foramen.terminology.code;

/** One property of a concept; a property that repeats is several of these. */
public record Property(String code, PropertyValue value) {}
