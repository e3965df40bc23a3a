/**
 * Who calls the CDS Hooks service, and what was agreed with each: the file of clients
 * (https://cds-hooks.hl7.org/2.0/#trusting-cds-clients leaves that agreement to the parties). Plain values; nothing here
 * checks a token or fetches anything.
 */
@NullMarked
package org.foramen.cds.client;

import org.jspecify.annotations.NullMarked;
