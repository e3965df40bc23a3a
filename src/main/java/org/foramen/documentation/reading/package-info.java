/**
 * Reads a note: findings on the axes, each with its status and its place in the text, and the lesions that they make up, every
 * mechanism bound to its own level.
 */
@NullMarked
package org.foramen.documentation.reading;

import org.jspecify.annotations.NullMarked;
