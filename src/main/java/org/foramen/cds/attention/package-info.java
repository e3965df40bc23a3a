/**
 * What becomes of findings before they are cards: attention is scarce, so at most so many are shown, the most severe first,
 * those of one kind together, and none again that was overridden for the same facts. Plain values; neither HTTP nor JSON.
 */
@NullMarked
package org.foramen.cds.attention;

import org.jspecify.annotations.NullMarked;
