package dev.parley.exchanges.diff;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.exchanges.snapshot.ExchangeSnapshots;
import dev.parley.exchanges.snapshot.KnowledgeClock;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.ListFilter;
import dev.parley.journal.web.RequestContext;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges/{exchange}")
@Produces("application/json")
@Tag(name = "differences", description = "What changed between revisions, and what became known between moments.")
public class DiffResource {

    private static final QueryParameter<Instant> FROM = QueryParameter.instant(
                    "from", "The first moment.", "2023-10-09T05:00:00Z")
            .needed();
    private static final QueryParameter<Instant> TO =
            QueryParameter.until("to", "The second moment; default now.", "2023-10-09T12:00:00Z");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(FROM, TO, KnowledgeClock.PARAMETER);

    private final CollectionOperations<ExchangeDraft, ?> exchanges;
    private final Revisions revisions;
    private final ExchangeSnapshots snapshots;

    DiffResource(Exchanges exchanges, Revisions revisions, ExchangeSnapshots snapshots, RequestContext request) {
        this.exchanges = CollectionOperations.on(exchanges, ListFilter.NONE, request);
        this.revisions = revisions;
        this.snapshots = snapshots;
    }

    @GET
    @Path("/revisions/{from}/diff/{to}")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.READ)
    @Operation(
            operationId = "diffExchangeRevisions",
            summary = "Compare two revisions of an exchange",
            description = "In the words of the domain: commitments that came in, fell out or moved to other actors;"
                    + " numbers, groups, ratios, destinations, mechanism.")
    public RestResponse<RevisionDiff> revisions(
            @PathParam("exchange") String exchange, @PathParam("from") String from, @PathParam("to") String to) {
        return exchanges.read(DocumentKey.of(exchange), (found, asOf) -> {
            RevisionDraft one = revision(exchange, from, asOf);
            RevisionDraft other = revision(exchange, to, asOf);
            return new RevisionDiff(
                    exchange,
                    one.number(),
                    other.number(),
                    CommitmentChanges.between("revisions/" + other.number(), one, other));
        });
    }

    private RevisionDraft revision(String exchange, String number, AsOf asOf) {
        return revisions.reader().find(new DocumentKey(exchange, number), asOf).content();
    }

    @GET
    @Path("/diff")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.READ)
    @Operation(
            operationId = "diffExchange",
            summary = "Compare what was known of an exchange, or recorded, at two moments",
            description =
                    "Claims that came in, ranks that changed, status, stances, and numbers before and after. Combine"
                            + " `clock=known` with `recordedAt`, and `clock=recorded` with `knownAt`.")
    public RestResponse<ExchangeDiff> between(@PathParam("exchange") String exchange) {
        return exchanges.read(DocumentKey.of(exchange), query -> {
            KnowledgeClock clock = KnowledgeClock.read(query);
            Instant from = query.read(FROM);
            Instant to = to(query, from);
            return (found, asOf) -> new ExchangeDiff(
                    exchange,
                    from,
                    to,
                    KnowledgeChanges.between(
                            snapshots.at(exchange, clock.at(from, asOf)), snapshots.at(exchange, clock.at(to, asOf))));
        });
    }

    private static Instant to(Query query, Instant from) {
        Instant given = query.read(TO);
        Instant to = given == null ? Instant.now() : given;
        if (from != null && to.isBefore(from)) {
            query.refuse(TO.name(), "must not be before from");
        }
        return to;
    }
}
