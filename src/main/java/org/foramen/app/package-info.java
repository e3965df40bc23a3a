/**
 * The only wiring: settings become published knowledge, services and a running server. The only room that knows the web
 * server (Eclipse Jetty 12, https://jetty.org/docs/jetty/12/index.html) and the edge of HTTP
 * (https://www.rfc-editor.org/rfc/rfc9110).
 */
@NullMarked
package org.foramen.app;

import org.jspecify.annotations.NullMarked;
