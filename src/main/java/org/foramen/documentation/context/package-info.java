/**
 * What the words around a finding do to it: negation, uncertainty, history, family, plans, normal findings, and places of a
 * template that nobody filled in. Scopes follow ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002), with lists, new
 * statements after a comma, and answers to labels told apart.
 */
@NullMarked
package org.foramen.documentation.context;

import org.jspecify.annotations.NullMarked;
