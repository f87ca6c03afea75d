package dev.parley.process;

/**
 * Something that a process needs and that a native executable or a machine may lack: a resource, a class reached by
 * reflection, a provider, a directory. {@link SelfCheck} runs every bean of this type once.
 */
public interface Check {

    /** What is checked, in a word or two. */
    String subject();

    /**
     * Runs the check.
     *
     * @return what was found, in one line
     * @throws Exception with a message that says what is missing; errors likewise
     */
    String run() throws Exception;

    /** A failed check, for what no exception reports by itself. */
    static CheckFailedException failed(String reason) {
        return new CheckFailedException(reason);
    }
}
