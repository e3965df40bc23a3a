/**
 * From notes to the answers of a form: what they affirm of their chief lesion, with the words that say so. Knows neither HTTP
 * nor FHIR's model.
 */
@NullMarked
package org.foramen.documentation.population;

import org.jspecify.annotations.NullMarked;
