package org.foramen.cds.rules.finding;

import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;

/** One thing that a finding rests on; together they say what led to it, and which published version answered. */
public sealed interface Evidence {

    /**
     * A code in the call.
     *
     * @param resource where it stands, as type/id, or the type alone of a resource that has no id yet; the client's words
     * @param element the element that holds it, e.g. {@code code}
     * @param coding the code as it is published, with the version of its code system that answered; as the client wrote it
     *     where its code system is not published here
     */
    record Trigger(String resource, String element, Coding coding) implements Evidence {}

    /**
     * A published value set or concept map that was asked.
     *
     * @param type its resource type
     * @param canonical its URL, with the version that answered where it has one
     */
    record Artefact(String type, Canonical canonical) implements Evidence {}

    /** In words of the rule, with codes and versions in them. */
    record Remark(String text) implements Evidence {}
}
