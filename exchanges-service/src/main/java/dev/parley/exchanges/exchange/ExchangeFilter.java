package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.search.Period;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Country;
import dev.parley.kernel.Group;
import dev.parley.kernel.Marking;

/** What lists of exchanges can be filtered by. */
public final class ExchangeFilter implements ListFilter {

    private static final QueryParameter<List<Status>> STATUS =
            QueryParameter.anyOf("status", Status.class, "The status; with `knownAt`, the one known then.");
    private static final QueryParameter<List<String>> PARTICIPANT =
            QueryParameter.ids("participant", "actors", "Id of an actor.", "qatar");
    private static final QueryParameter<List<ExchangeDraft.Role>> ROLE = QueryParameter.anyOf(
            "role", ExchangeDraft.Role.class, "The role of `participant`; without that, of any participant.");
    private static final QueryParameter<List<String>> HELD_BY = QueryParameter.ids(
            "heldBy",
            "actors",
            "Id of an actor that holds the people or funds: a HOLDING_PARTY, or who would release people.",
            "hamas");
    private static final QueryParameter<List<Group.Custody>> CUSTODY = QueryParameter.anyOf(
            "custody", Group.Custody.class, "In what capacity people are held, by a claim that counts.");
    private static final QueryParameter<List<Group.Demographic>> DEMOGRAPHICS =
            QueryParameter.anyOf("demographics", Group.Demographic.class, "Who is in a group, by a claim that counts.");
    private static final QueryParameter<List<String>> NATIONALITY = QueryParameter.texts(
            "nationality", "Nationality of a group, by a claim that counts: ISO 3166-1 alpha-2, or STATELESS.", "TH");
    private static final QueryParameter<Boolean> DISPUTED = QueryParameter.flag(
            "disputed", "Only those in which reports differ on a number, a group or a date; default false.", true);
    private static final QueryParameter<Instant> FROM = QueryParameter.instant(
            "from",
            "Only what may have opened at this instant or later, by any account of the date that is not deprecated.",
            "2023-01-01T00:00:00Z");
    private static final QueryParameter<Instant> TO = QueryParameter.until(
            "to",
            "Only what may have opened at this instant or earlier, by any account of the date that is not deprecated.",
            "2023-12-31T23:59:59.999Z");
    private static final QueryParameter<List<Marking>> MARKING =
            QueryParameter.anyOf("marking", Marking.class, "How far the exchange may be shared.");
    private static final QueryParameter<String> Q = QueryParameter.text(
            "q",
            "Words of the title, the summary, labels and statements, in any order and script, also their beginnings or"
                    + " with a slip in them; with `knownAt`, as far as they were known.",
            "women children");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(
            STATUS, PARTICIPANT, ROLE, HELD_BY, CUSTODY, DEMOGRAPHICS, NATIONALITY, DISPUTED, FROM, TO, MARKING, Q);

    private static final String STATELESS = "STATELESS";

    private final ExchangeTerms terms;

    ExchangeFilter(ExchangeTerms terms) {
        this.terms = terms;
    }

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        List<Status> statuses = query.read(STATUS);
        terms.addTo(filter, "participant", participants(query.read(PARTICIPANT), query.read(ROLE)));
        terms.addTo(filter, "heldBy", each(query.read(HELD_BY), ExchangeTerms::heldBy));
        terms.addTo(filter, "custody", each(query.read(CUSTODY), ExchangeTerms::custody));
        terms.addTo(filter, "demographics", each(query.read(DEMOGRAPHICS), ExchangeTerms::demographic));
        terms.addTo(filter, "nationality", each(nationalities(query), ExchangeTerms::nationality));
        terms.addTo(filter, "disputed", query.read(DISPUTED) ? List.of(ExchangeTerms.DISPUTED) : List.of());
        Instant from = query.read(FROM);
        Instant to = query.read(TO);
        if (from != null && to != null && from.isAfter(to)) {
            query.refuse(TO.name(), "must not be before `from`");
        }
        Period.addTo(filter, from, to, asOf);
        List<Marking> markings = query.read(MARKING);
        filter.where("d.marking in :markings", "markings", markings.isEmpty() ? null : markings);
        String q = query.read(Q);
        if (q != null && !terms.addSearch(filter, q)) {
            query.refuse(Q.name(), "must have a letter or digit to search for");
        }
        if (asOf.knownAt() == null) {
            filter.anyOf("status", statuses);
        } else {
            filter.where(
                    "exists (select 1 from Transition t where t.parent = d.key and t.status in :status and "
                            + Exchanges.LAST_TRANSITION + ")",
                    "status",
                    statuses.isEmpty() ? null : Filter.names(statuses));
        }
    }

    private static List<String> nationalities(Query query) {
        List<String> nationalities = query.read(NATIONALITY);
        if (!nationalities.stream().allMatch(code -> code.equals(STATELESS) || Country.isAssigned(code))) {
            query.refuse(NATIONALITY.name(), "is no nationality: " + Country.HINT + ", or `STATELESS`");
        }
        return nationalities;
    }

    /** The terms of these actors in any of the roles or of their special forms. */
    private static List<String> participants(List<String> actors, List<ExchangeDraft.Role> asked) {
        List<ExchangeDraft.Role> roles =
                asked.stream().flatMap(role -> role.withSpecialForms().stream()).toList();
        if (roles.isEmpty()) {
            return each(actors, actor -> ExchangeTerms.participant(actor, null));
        }
        return (actors.isEmpty() ? List.of("") : actors)
                .stream()
                        .flatMap(actor -> roles.stream().map(role -> ExchangeTerms.participant(actor, role)))
                        .toList();
    }

    private static <T> List<String> each(List<T> values, Function<T, String> term) {
        return values.stream().map(term).toList();
    }
}
