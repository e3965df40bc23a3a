/**
 * The JSON of CDS Hooks 2.0.1 as validating records, one each (https://cds-hooks.hl7.org/2.0/). What a record holds when it
 * is built is legal to send: nothing null, empty or too long where the specification forbids it.
 */
@NullMarked
package org.foramen.cds.hooks.model;

import org.jspecify.annotations.NullMarked;
