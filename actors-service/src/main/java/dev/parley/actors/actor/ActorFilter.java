package dev.parley.actors.actor;

import java.util.List;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Country;

/** What lists and exports of actors can be filtered by. */
public final class ActorFilter implements ListFilter {

    private static final QueryParameter<String> Q =
            QueryParameter.text("q", "Any name, however it is written.", "qatar");
    private static final QueryParameter<List<ActorDraft.Kind>> KIND =
            QueryParameter.anyOf("kind", ActorDraft.Kind.class, "What kind of actor.");
    private static final QueryParameter<List<String>> COUNTRY =
            QueryParameter.texts("country", "ISO 3166-1 alpha-2.", "QA");
    private static final QueryParameter<List<String>> IDENTIFIER =
            QueryParameter.texts("identifier", "Scheme and value, as wikidata:Q846.", "wikidata:Q846");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(Q, KIND, COUNTRY, IDENTIFIER);

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        List<String> countries = query.read(COUNTRY);
        if (!countries.stream().allMatch(Country::isAssigned)) {
            query.refuse(COUNTRY.name(), "is no country: " + Country.HINT);
        }
        filter.anyOf("kind", query.read(KIND))
                .anyOf("country", countries)
                .overlaps("identifiers", query.read(IDENTIFIER));
        String q = query.read(Q);
        if (q != null) {
            NameSearch search = NameSearch.of(q);
            if (search == null) {
                query.refuse(Q.name(), "must have a letter or digit to search for");
            } else {
                search.rank(filter);
            }
        }
    }
}
