@NullMarked
package org.foramen.fhir.form;

import org.jspecify.annotations.NullMarked;
