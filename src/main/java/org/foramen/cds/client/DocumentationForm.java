package org.foramen.cds.client;

import java.net.URI;

/**
 * The SMART app that documents a lesion, to which cards link (https://cds-hooks.hl7.org/2.0/#link).
 *
 * @param label what the link says
 * @param url where the app is launched
 */
public record DocumentationForm(String label, URI url) {

    public DocumentationForm {
        if (label == null || label.isBlank() || url == null || !url.isAbsolute()) {
            throw new IllegalArgumentException("documentationForm needs a label and an absolute url");
        }
    }
}
