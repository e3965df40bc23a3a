/**
 * Closure tables (https://hl7.org/fhir/R4/terminology-service.html#closure): a client names the concepts that it meets, and
 * is told which of them subsume which, each relation once. Tables live in memory, are bounded in number and size, and are
 * safe for many threads.
 */
@NullMarked
package org.foramen.terminology.closure;

import org.jspecify.annotations.NullMarked;
