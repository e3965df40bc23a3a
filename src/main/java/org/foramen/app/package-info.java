/**
 * The only wiring: settings become published knowledge, services and a running server. With {@link org.foramen.app.edge}
 * the only room that knows the web server (Eclipse Jetty 12, https://jetty.org/docs/jetty/12/index.html).
 */
@NullMarked
package org.foramen.app;

import org.jspecify.annotations.NullMarked;
