package dev.parley.exchanges.exchange;

/**
 * What an exchange's records say of it as a whole.
 *
 * @param status the last transition's; null without one
 * @param currentRevision the highest number; null without one
 */
public record Standing(Status status, Integer currentRevision) {

    static final Standing NONE = new Standing(null, null);

    public Standing withStatus(Status status) {
        return new Standing(status, currentRevision);
    }

    public Standing withCurrentRevision(Integer number) {
        return new Standing(status, number);
    }
}
