@NullMarked
package org.foramen.fhir.cache;

import org.jspecify.annotations.NullMarked;
