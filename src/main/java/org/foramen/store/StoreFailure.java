package org.foramen.store;

/** The store cannot do what it should. The message has no value that was to be stored. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreFailure(String message) {
        super(message);
    }
}
