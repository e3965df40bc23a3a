/**
 * What is kept between calls and restarts, as contracts without SQL: {@link org.foramen.store.Store} has one for each kind
 * of things. Plain values go in and out; whatever a patient could be known by is not kept.
 */
@NullMarked
package org.foramen.store;

import org.jspecify.annotations.NullMarked;
