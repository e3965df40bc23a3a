/**
 * The reader of clinical notes: text in, findings on the axes of M99 out, and what they support. Deterministic and offline;
 * knows neither HTTP nor FHIR's model.
 */
@NullMarked
package org.foramen.documentation;

import org.jspecify.annotations.NullMarked;
