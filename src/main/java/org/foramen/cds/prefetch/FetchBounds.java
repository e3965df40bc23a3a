package org.foramen.cds.prefetch;

import java.time.Duration;

/**
 * How much may be fetched for one call.
 *
 * @param deadline from the arrival of the call, for all keys side by side
 * @param maxBytes of all pages of one key, after decompression
 * @param maxPages of one key
 */
public record FetchBounds(Duration deadline, int maxBytes, int maxPages) {}
