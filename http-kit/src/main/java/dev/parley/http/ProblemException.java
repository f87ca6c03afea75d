package dev.parley.http;

import java.util.List;
import java.util.Map;

import dev.parley.kernel.Fault;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<Fault> violations) {
        this(type, detail, violations, Map.of());
    }

    public ProblemException(ProblemType type, String detail, List<Fault> violations, Map<String, Object> more) {
        super(detail, null, false, false);
        this.problem = Problem.of(type, detail, violations, more);
    }

    public Problem problem() {
        return problem;
    }
}
