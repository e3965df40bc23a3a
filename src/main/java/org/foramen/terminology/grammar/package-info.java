/**
 * Code systems that are a grammar and not a list: units, language tags, media types
 * (https://hl7.org/fhir/R4/terminologies-systems.html). They have no end, so that their concepts are read from a code when
 * one is asked for, and are never counted.
 */
@NullMarked
package org.foramen.terminology.grammar;

import org.jspecify.annotations.NullMarked;
