/**
 * Code systems compiled into compact immutable structures by ordinal.
 *
 * <p>Concepts are numbered in preorder of the hierarchy, so that in a tree a concept's descendants are an interval; property
 * values are kept the other way round, from value to the bitmap of concepts that have it. A definition
 * (https://hl7.org/fhir/R4/codesystem.html) comes in, a {@link org.foramen.terminology.codesystem.CompiledCodeSystem} comes
 * out; nothing here changes afterwards.
 */
@NullMarked
package org.foramen.terminology.codesystem;

import org.jspecify.annotations.NullMarked;
