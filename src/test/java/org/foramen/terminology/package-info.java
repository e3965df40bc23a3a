/** Drafts of small terminologies, which the tests of the rooms below compile. */
@NullMarked
package org.foramen.terminology;

import org.jspecify.annotations.NullMarked;
