/** Tests of compiled code systems: numbering, hierarchy, lookup and properties. */
@NullMarked
package org.foramen.terminology.codesystem;

import org.jspecify.annotations.NullMarked;
