/**
 * Pages for people, as HTML text (https://html.spec.whatwg.org/). Plain HTML, one inline style allowed by its hash, no
 * script and nothing from elsewhere (https://www.w3.org/TR/CSP3/). How a page reaches the browser is the business of
 * {@code app}.
 */
@NullMarked
package org.foramen.web;

import org.jspecify.annotations.NullMarked;
