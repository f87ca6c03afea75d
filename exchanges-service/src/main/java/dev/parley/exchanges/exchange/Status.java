package dev.parley.exchanges.exchange;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an exchange has come. */
@Schema(name = "ExchangeStatus")
public enum Status {
    /** Talks are reported, terms are not. */
    EXPLORATORY,
    /** At least one commitment is reported. */
    TABLED,
    COUNTERED,
    ACCEPTED_IN_PRINCIPLE,
    AGREED,
    IN_IMPLEMENTATION,
    SUSPENDED,
    COMPLETED,
    PARTIALLY_COMPLETED,
    REJECTED,
    WITHDRAWN,
    LAPSED,
    COLLAPSED,
    SUPERSEDED
}
