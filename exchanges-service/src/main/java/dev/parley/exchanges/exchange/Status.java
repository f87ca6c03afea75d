package dev.parley.exchanges.exchange;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an exchange has come. */
@Schema(name = "ExchangeStatus", description = """
        How far an exchange has come. The last seven are final; a reopening is a new exchange with a link to it:
        - `EXPLORATORY`: talks are reported, but no terms.
        - `TABLED`: at least one commitment is reported.
        - `COUNTERED`: a side has answered with other terms.
        - `ACCEPTED_IN_PRINCIPLE`: it is accepted, with details open.
        - `AGREED`: the releasing parties have agreed.
        - `IN_IMPLEMENTATION`: it is being carried out.
        - `SUSPENDED`: carrying it out is interrupted.
        - `COMPLETED`: every commitment was met or discharged.
        - `PARTIALLY_COMPLETED`: it ended with only a part of the commitments met.
        - `REJECTED`: a side rejected it.
        - `WITHDRAWN`: it was withdrawn by the side that offered it.
        - `LAPSED`: it ended because nobody pursued it.
        - `COLLAPSED`: it failed after it had been accepted or agreed.
        - `SUPERSEDED`: another exchange took its place.""")
public enum Status {
    EXPLORATORY,
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
