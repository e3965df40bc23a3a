/**
 * Notes as FHIR: the text of resources and attachments, the files of the lexicon, and {@code $assess-documentation} on the
 * wire.
 */
@NullMarked
package org.foramen.fhir.documentation;

import org.jspecify.annotations.NullMarked;
