package dev.parley.process;

/**
 * Something a process cannot do without and that may be missing from a native executable or from a machine: a resource,
 * a class reached by reflection, a provider, a directory. {@link SelfCheck} runs every bean of this kind once.
 */
public interface Check {

    /** What is tried, in a word or two. */
    String subject();

    /**
     * Tries it.
     *
     * @return what was found
     * @throws Exception whatever says best what is missing; errors likewise
     */
    String run() throws Exception;

    /** Thrown where a check finds something missing that no exception has told of. */
    static IllegalStateException missing(String what) {
        return new IllegalStateException(what);
    }
}
