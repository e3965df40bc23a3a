/**
 * What a reading supports: codes by the grid of M99, what the note leaves out, and where it contradicts a code.
 */
@NullMarked
package org.foramen.documentation.assessment;

import org.jspecify.annotations.NullMarked;
