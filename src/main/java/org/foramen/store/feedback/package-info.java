/**
 * What was shown of findings and what users made of it, as it is kept: counts by day, and the cards by keys that tell nothing
 * of a patient without the salt.
 */
@NullMarked
package org.foramen.store.feedback;

import org.jspecify.annotations.NullMarked;
