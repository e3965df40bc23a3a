package org.foramen.app.settings;

/** A setting that cannot be used; the message names it, says where it was set and what is expected. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
