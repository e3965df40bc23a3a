/**
 * The store in SQL, the only room that speaks it: H2 embedded in this process (https://h2database.com/), statements that
 * PostgreSQL understands as well. Tables are made and changed by the numbered files in {@code migration}, which are never
 * edited once released (Flyway, https://documentation.red-gate.com/flyway). A contract test in {@code org.foramen.store}
 * says for each kind of things what any database owes.
 */
@NullMarked
package org.foramen.store.sql;

import org.jspecify.annotations.NullMarked;
