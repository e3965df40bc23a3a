/**
 * Forms about a lesion: coded answers and words become a note and a reading of it, and readings become answers. Coded answers
 * are taken by their codes; only words are read. Knows neither HTTP nor FHIR's model.
 */
@NullMarked
package org.foramen.documentation.form;

import org.jspecify.annotations.NullMarked;
