/**
 * The command line: {@code serve} and {@code check} (https://picocli.info/). The only room that speaks to standard output
 * and standard error.
 */
@NullMarked
package org.foramen.cli;

import org.jspecify.annotations.NullMarked;
