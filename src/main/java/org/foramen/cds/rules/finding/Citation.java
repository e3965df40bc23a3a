package org.foramen.cds.rules.finding;

/**
 * A source that a rule rests on.
 *
 * @param label who and what, e.g. the name of the publication
 * @param url absolute
 * @param text what is cited, in its own words where it is short
 */
public record Citation(String label, String url, String text) {}
