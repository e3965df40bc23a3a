/** Tests of the choice among versions and of what a catalogue refuses. */
@NullMarked
package org.foramen.terminology.catalogue;

import org.jspecify.annotations.NullMarked;
