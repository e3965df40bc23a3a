/**
 * Guarded HTTP to servers that an operator has allowed: GET only, from an exact origin, to an address that was checked,
 * within a time and a size, without a thread that waits. Whoever fetches anything does it through this room
 * (https://owasp.org/www-community/attacks/Server_Side_Request_Forgery says from what it guards).
 */
@NullMarked
package org.foramen.outgoing;

import org.jspecify.annotations.NullMarked;
