@NullMarked
package org.foramen.fhir.answer;

import org.jspecify.annotations.NullMarked;
