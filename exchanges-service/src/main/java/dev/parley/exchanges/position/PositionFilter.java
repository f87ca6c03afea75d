package dev.parley.exchanges.position;

import java.util.List;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;

/** What lists of positions can be filtered by. */
public final class PositionFilter implements ListFilter {

    private static final QueryParameter<List<PositionDraft.Stance>> STANCE =
            QueryParameter.anyOf("stance", PositionDraft.Stance.class, "The stance.");
    private static final QueryParameter<List<String>> ACTOR =
            QueryParameter.ids("actor", "actors", "Id of an actor.", "israel");
    private static final QueryParameter<List<String>> EXCHANGE =
            QueryParameter.texts("exchange", "Id of an exchange.", "us-iran-2023");
    private static final QueryParameter<Integer> REVISION =
            QueryParameter.number("revision", null, 1, 9999, "Number of the revision that the actor spoke of.", 1);
    private static final QueryParameter<Boolean> CURRENT = QueryParameter.flag(
            "current",
            "Only the latest stance of each actor on each exchange, and every response to an enquiry; default false.",
            true);

    private static final QueryParameter<Boolean> UNANSWERED = QueryParameter.flag(
            "unanswered",
            "Only responses to enquiries after which the actor has taken no stance on the exchange; default false.",
            true);

    public static final List<QueryParameter<?>> PARAMETERS =
            List.of(STANCE, ACTOR, EXCHANGE, REVISION, CURRENT, UNANSWERED);

    private static final String IS_UNANSWERED = """
            d.retraction is null and d.enquiry and not exists (
                select 1 from Position answer
                where answer.parent = d.parent and answer.actor = d.actor and answer.answerOrder > d.answerOrder
                and substring(answer.stanceOrder, 1, %1$d) >= substring(d.stanceOrder, 1, %1$d)
                and not answer.enquiry and answer.retraction is null and {visible answer})""".formatted(Position.LENGTH_OF_DAY);

    private static final String IS_LATEST_STANCE = """
            d.retraction is null and (d.enquiry or not exists (
                select 1 from Position later
                where later.parent = d.parent and later.actor = d.actor and later.stanceOrder > d.stanceOrder
                and not later.enquiry and later.retraction is null and {visible later}))""";

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        List<String> exchanges = query.read(EXCHANGE);
        filter.anyOf("stance", query.read(STANCE))
                .anyOf("actor", query.read(ACTOR))
                .where("d.parent in :exchanges", "exchanges", exchanges.isEmpty() ? null : exchanges)
                .equal("revision", query.read(REVISION));
        if (!asOf.includeRetracted()) {
            filter.where("d.parent in (select e.key from Exchange e where e.retraction is null and {every e})");
        }
        if (query.read(CURRENT)) {
            filter.where(IS_LATEST_STANCE);
        }
        if (query.read(UNANSWERED)) {
            filter.where(IS_UNANSWERED);
        }
    }
}
