/**
 * What an operator can set, as one record per room: a properties file, then the environment, then flags, the last one
 * winning. A key that nobody knows is an error. Every setting stands in {@code docs/operations.md}.
 */
@NullMarked
package org.foramen.app.settings;

import org.jspecify.annotations.NullMarked;
