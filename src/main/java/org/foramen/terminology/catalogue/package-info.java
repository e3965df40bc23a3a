/**
 * The catalogue: every published code system, value set and concept map by canonical URL and version, as one immutable
 * snapshot. Answers are given from one snapshot from beginning to end.
 */
@NullMarked
package org.foramen.terminology.catalogue;

import org.jspecify.annotations.NullMarked;
