/** Tests of the decision support, over the published resources. */
@NullMarked
package org.foramen.cds;

import org.jspecify.annotations.NullMarked;
