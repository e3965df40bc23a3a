/**
 * What the web server answers before or instead of a service: bounded bodies, refusals, health, origins, and pages for
 * people. Knows the edge of HTTP (https://www.rfc-editor.org/rfc/rfc9110) and no service.
 */
@NullMarked
package org.foramen.app.edge;

import org.jspecify.annotations.NullMarked;
