/** The requirements of CDS Hooks that concern a service, and the tests that hold them. */
@NullMarked
package org.foramen.cds.requirements;

import org.jspecify.annotations.NullMarked;
