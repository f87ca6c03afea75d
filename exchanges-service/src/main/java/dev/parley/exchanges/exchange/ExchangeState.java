package dev.parley.exchanges.exchange;

/**
 * What an exchange's records say of it as a whole.
 *
 * @param status the last transition's; null without one
 * @param currentRevision the highest number; null without one
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
