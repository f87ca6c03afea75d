package dev.parley.journal.document;

/** Ends the reading of a document that was merged into another: the reader is sent on there. */
public final class MergedException extends RuntimeException {

    private final String merged;
    private final String survivor;

    MergedException(String merged, String survivor) {
        super(merged + " goes on as " + survivor, null, false, false);
        this.merged = merged;
        this.survivor = survivor;
    }

    public String merged() {
        return merged;
    }

    public String survivor() {
        return survivor;
    }
}
