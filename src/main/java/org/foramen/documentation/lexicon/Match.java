package org.foramen.documentation.lexicon;

import java.util.List;

/**
 * A term found.
 *
 * @param from index of its first token
 * @param to index after its last
 * @param meanings what it means, at least one thing
 */
public record Match(int from, int to, List<Meaning> meanings) {}
