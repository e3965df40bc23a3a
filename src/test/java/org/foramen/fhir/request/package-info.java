@NullMarked
package org.foramen.fhir.request;

import org.jspecify.annotations.NullMarked;
