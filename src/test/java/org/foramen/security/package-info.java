@NullMarked
package org.foramen.security;

import org.jspecify.annotations.NullMarked;
