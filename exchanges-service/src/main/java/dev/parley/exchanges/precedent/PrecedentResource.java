package dev.parley.exchanges.precedent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.exchanges.snapshot.ExchangeSnapshots;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.http.StandardParameters;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.RequestContext;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/exchanges/{id}/precedents")
@Produces("application/json")
@Tag(name = "precedents", description = "Exchanges that are like one.")
public class PrecedentResource {

    private static final QueryParameter<Integer> LIMIT =
            QueryParameter.number("limit", 10, 1, 50, "How many at most, 1 to 50; default 10.", 10);

    public static final List<QueryParameter<?>> PARAMETERS = List.of(LIMIT, StandardParameters.KNOWN_AT);

    /** More exchanges than this are not compared with one. */
    private static final int MOST_CANDIDATES = 2_000;

    /** Exchanges that are like one. */
    @Schema(name = "ExchangePrecedents", description = "Exchanges that are like one.")
    record Precedents(
            @Schema(required = true, description = "Linked exchanges, then the most alike first.")
            List<Precedent> items) {}

    private final Exchanges exchanges;
    private final ExchangeSnapshots snapshots;
    private final ExchangeTerms terms;
    private final RequestContext request;

    PrecedentResource(Exchanges exchanges, ExchangeSnapshots snapshots, ExchangeTerms terms, RequestContext request) {
        this.exchanges = exchanges;
        this.snapshots = snapshots;
        this.terms = terms;
        this.request = request;
    }

    @GET
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.SEARCH)
    @Operation(
            operationId = "findPrecedents",
            summary = "Find exchanges that are like one",
            description = "By parties, mediators, custody and ratio, as known at any moment, each with a score and why."
                    + " Compared are those that are linked or have an actor or, if these are few, a kind of custody in"
                    + " common, up to 2,000 of each.")
    public Precedents find(@PathParam("id") String id) {
        Query query = request.query();
        int limit = query.read(LIMIT);
        AsOf asOf = AsOf.knownAt(query.read(StandardParameters.KNOWN_AT));
        query.close();
        ExchangeSnapshot snapshot =
                snapshots.of(exchanges.reader().find(DocumentKey.of(id), asOf).content(), asOf);
        ExchangeSimilarity similarity = ExchangeSimilarity.of(snapshot);
        Set<String> compared = new HashSet<>(Set.of(id));
        List<Precedent> found = new ArrayList<>();
        Filter linked = new Filter()
                .anyOf(
                        "key",
                        snapshot.exchange().links().stream()
                                .map(link -> link.exchange())
                                .toList());
        if (!snapshot.exchange().links().isEmpty()) {
            compare(similarity, linked, asOf, compared, found);
        }
        compare(similarity, terms.sharingActors(snapshot.exchange()), asOf, compared, found);
        if (found.size() < limit) {
            compare(similarity, terms.sharingCustody(similarity.custodies()), asOf, compared, found);
        }
        return new Precedents(found.stream()
                .filter(precedent -> !precedent.reasons().isEmpty())
                .sorted(Comparator.comparing((Precedent precedent) ->
                                precedent.reasons().get(0).aspect() != Precedent.Aspect.LINK)
                        .thenComparing(Comparator.comparing(Precedent::score).reversed())
                        .thenComparing(Precedent::exchange))
                .limit(limit)
                .toList());
    }

    private void compare(
            ExchangeSimilarity similarity, Filter filter, AsOf asOf, Set<String> compared, List<Precedent> found) {
        snapshots.first(MOST_CANDIDATES, filter, asOf).stream()
                .filter(candidate -> compared.add(candidate.exchange().id()))
                .map(similarity::compare)
                .forEach(found::add);
    }
}
