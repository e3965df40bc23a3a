/**
 * Who calls, by signed tokens: JSON Web Tokens as CDS Hooks wants them of its clients
 * (https://cds-hooks.hl7.org/2.0/#trusting-cds-clients), checked with Nimbus JOSE+JWT
 * (https://connect2id.com/products/nimbus-jose-jwt). Knows neither HTTP, nor where keys come from, nor where the used tokens
 * are kept. Nothing here tells a token, a part of it or a claim to anybody.
 */
@NullMarked
package org.foramen.security;

import org.jspecify.annotations.NullMarked;
