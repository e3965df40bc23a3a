@NullMarked
package org.foramen.fhir.edge;

import org.jspecify.annotations.NullMarked;
