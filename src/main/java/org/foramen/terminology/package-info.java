/** The terminology core: pure, without HTTP, HAPI or any other wire. See its sub-packages. */
@NullMarked
package org.foramen.terminology;

import org.jspecify.annotations.NullMarked;
