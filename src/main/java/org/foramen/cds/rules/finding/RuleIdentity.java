package org.foramen.cds.rules.finding;

import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;

/**
 * Which published rule, and on whose authority.
 *
 * @param id the PlanDefinition's id
 * @param canonical its URL and version
 * @param title its title
 * @param topic of the published code system of topics
 * @param source the first citation: the authority that a card names
 */
public record RuleIdentity(String id, Canonical canonical, String title, Coding topic, Citation source) {}
