@NullMarked
package org.foramen.fhir.documentation;

import org.jspecify.annotations.NullMarked;
