package dev.parley.journal;

/** Ends the reading of a document that was merged into another: the reader is sent on there. */
final class MergedException extends RuntimeException {

    private final String merged;
    private final String survivor;

    MergedException(String merged, String survivor) {
        super(merged + " goes on as " + survivor, null, false, false);
        this.merged = merged;
        this.survivor = survivor;
    }

    String merged() {
        return merged;
    }

    String survivor() {
        return survivor;
    }
}
