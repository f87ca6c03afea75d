package dev.parley.http;

import java.time.Instant;
import java.util.List;

/** The query parameters that mean the same in every service. */
public final class StandardParameters {

    public static final QueryParameter<Integer> LIMIT = QueryParameter.number(
            "limit", Page.DEFAULT_LIMIT, 1, Page.MAX_LIMIT, "How many items, 1 to 500; default 50.", 50);

    public static final QueryParameter<String> CURSOR =
            QueryParameter.text("cursor", "The `next` value of the previous page.", null);

    public static final QueryParameter<List<String>> IDS = QueryParameter.texts("id", "Only these ids.", null);

    public static final QueryParameter<Instant> KNOWN_AT =
            QueryParameter.until("knownAt", "Only what was public by this instant.", "2023-10-09T12:00:00Z");

    public static final QueryParameter<Instant> RECORDED_AT = QueryParameter.until(
            "recordedAt", "What had been recorded by this instant; not in the future.", "2026-11-24T00:00:00Z");

    public static final QueryParameter<Boolean> INCLUDE_RETRACTED =
            QueryParameter.flag("includeRetracted", "Show retracted documents too; default false.", false);

    public static final QueryParameter<String> REASON = QueryParameter.text(
                    "reason", "Why; kept with the document.", "entered twice")
            .needed();

    public static final QueryParameter<Boolean> ATOMIC =
            QueryParameter.flag("atomic", "All items or none; default false.", true);

    public static final QueryParameter<Boolean> DRY_RUN =
            QueryParameter.flag("dryRun", "Check and report; write nothing; default false.", true);

    public static final QueryParameter<String> LAST_EVENT_ID =
            QueryParameter.text("lastEventId", "The id of the last event seen.", "42");

    public static final QueryParameter<Integer> TIMEOUT =
            QueryParameter.number("timeout", 0, 0, 30, "Seconds to wait for new events, 0 to 30; default 0.", 30);

    public static final QueryParameter<Integer> EVENT_LIMIT =
            QueryParameter.number("limit", 100, 1, 500, "How many events, 1 to 500; default 100.", 100);

    private StandardParameters() {}
}
