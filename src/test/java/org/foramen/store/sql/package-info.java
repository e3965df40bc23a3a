@NullMarked
package org.foramen.store.sql;

import org.jspecify.annotations.NullMarked;
