@NullMarked
package org.foramen.documentation.form;

import org.jspecify.annotations.NullMarked;
