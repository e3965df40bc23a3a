/**
 * Golden cases: a request as a client would send it, and the answer to it, as files beside what is published. The server
 * runs them itself, with the rules and the terminology that it answers with.
 */
@NullMarked
package org.foramen.cds.golden;

import org.jspecify.annotations.NullMarked;
