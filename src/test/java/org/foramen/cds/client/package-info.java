@NullMarked
package org.foramen.cds.client;

import org.jspecify.annotations.NullMarked;
