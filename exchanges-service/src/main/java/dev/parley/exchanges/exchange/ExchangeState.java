package dev.parley.exchanges.exchange;

/**
 * The state of an exchange as it follows from its records.
 *
 * @param status of the last transition; null without one
 * @param currentRevision the highest number of a revision; null without one
 */
public record ExchangeState(Status status, Integer currentRevision) {

    static final ExchangeState NONE = new ExchangeState(null, null);

    public ExchangeState withStatus(Status status) {
        return new ExchangeState(status, currentRevision);
    }

    public ExchangeState withCurrentRevision(Integer number) {
        return new ExchangeState(status, number);
    }
}
