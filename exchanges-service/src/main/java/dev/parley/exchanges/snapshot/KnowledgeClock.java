package dev.parley.exchanges.snapshot;

import java.time.Instant;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.http.StandardParameters;
import dev.parley.kernel.AsOf;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The clock by which moments of an exchange are told apart. */
@Schema(name = "KnowledgeClock", description = """
        The clock by which moments are told apart:
        - `KNOWN`: when something became public.
        - `RECORDED`: when Parley was told.""")
public enum KnowledgeClock {
    KNOWN(StandardParameters.KNOWN_AT),
    RECORDED(StandardParameters.RECORDED_AT);

    public static final QueryParameter<KnowledgeClock> PARAMETER =
            QueryParameter.choice("clock", KnowledgeClock.class, KNOWN, "By which clock moments are told apart.");

    private final QueryParameter<Instant> own;

    KnowledgeClock(QueryParameter<Instant> own) {
        this.own = own;
    }

    /** The clock that a request asks for; the parameter that would hold this clock still is refused. */
    public static KnowledgeClock read(Query query) {
        KnowledgeClock clock = query.read(PARAMETER);
        query.refuseGiven(
                clock.own, "cannot be combined with clock=" + QueryParameter.nameOf(clock) + "; leave one out");
        return clock;
    }

    /** The point of knowledge at a moment of this clock, with the other one as it was asked for. */
    public AsOf at(Instant moment, AsOf asOf) {
        return this == KNOWN ? new AsOf(moment, asOf.recordedAt(), false) : new AsOf(asOf.knownAt(), moment, false);
    }
}
