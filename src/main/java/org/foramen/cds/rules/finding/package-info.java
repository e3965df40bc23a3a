/**
 * What rules say: findings, the changes that they propose, and on whose authority. Plain values, which the protocol writes
 * as cards (https://cds-hooks.hl7.org/2.0/#card-attributes).
 */
@NullMarked
package org.foramen.cds.rules.finding;

import org.jspecify.annotations.NullMarked;
