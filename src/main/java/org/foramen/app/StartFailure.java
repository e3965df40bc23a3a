package org.foramen.app;

import java.util.List;

/** Why the server cannot start or its resources cannot be used, in lines that an operator can act on. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public StartFailure(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
