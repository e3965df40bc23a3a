package org.foramen.documentation.compiler;

/**
 * A file of the lexicon as it lies somewhere.
 *
 * @param file its name for messages, e.g. {@code lexicon/mechanism.json}
 * @param json what it holds
 */
public record LexiconSource(String file, String json) {}
