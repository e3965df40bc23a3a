@NullMarked
package org.foramen.fhir.provider;

import org.jspecify.annotations.NullMarked;
