/**
 * What was shown and what users made of it (https://cds-hooks.hl7.org/2.0/#feedback): it is counted by rule and client, and
 * what a user overrode is not shown again for a while. No patient can be told from what is kept.
 */
@NullMarked
package org.foramen.cds.feedback;

import org.jspecify.annotations.NullMarked;
