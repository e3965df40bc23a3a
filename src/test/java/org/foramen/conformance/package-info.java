/** HL7's terminology ecosystem tests, where they are at hand, and the page that says how the server stands. */
@NullMarked
package org.foramen.conformance;

import org.jspecify.annotations.NullMarked;
