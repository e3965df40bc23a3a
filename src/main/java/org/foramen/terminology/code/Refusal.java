package org.foramen.terminology.code;

/** The one exception by which the core declines a request; it carries no stack, since it is an answer, not a fault. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.message().toString(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
