@NullMarked
package org.foramen.fhir.codec;

import org.jspecify.annotations.NullMarked;
