package dev.parley.exchanges.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.snapshot.ExchangeHistory;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.exchanges.snapshot.ExchangeSnapshots;
import dev.parley.exchanges.snapshot.KnowledgeClock;
import dev.parley.http.AsOfParameters;
import dev.parley.http.Cursor;
import dev.parley.http.Page;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.web.RequestContext;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges/{exchange}/states")
@Produces("application/json")
@Tag(name = "states", description = "Every moment at which something of an exchange became known or was recorded.")
public class StatesResource {

    public static final List<QueryParameter<?>> PARAMETERS = List.of(KnowledgeClock.PARAMETER);

    private final Exchanges exchanges;
    private final ExchangeSnapshots snapshots;
    private final RequestContext request;

    StatesResource(Exchanges exchanges, ExchangeSnapshots snapshots, RequestContext request) {
        this.exchanges = exchanges;
        this.snapshots = snapshots;
        this.request = request;
    }

    @GET
    @APIResponse(responseCode = "200", description = "The states")
    @Operation(
            operationId = "listExchangeStates",
            summary = "List the states of an exchange from its first moment on",
            description = "One state for every moment at which something became known (or was recorded): each is what"
                    + " single reads as of that moment say, with what changed since the one before. Combine"
                    + " `clock=known` with `recordedAt`, and `clock=recorded` with `knownAt`.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.RELATED_LIST)
    public RestResponse<Page<ExchangeStateEntry>> list(@PathParam("exchange") String exchange) {
        Query query = request.query();
        int limit = Page.limit(query);
        String after = Cursor.sortKey(query);
        KnowledgeClock clock = KnowledgeClock.read(query);
        AsOf asOf = AsOfParameters.read(query);
        query.close();
        exchanges.reader().find(DocumentKey.of(exchange), asOf);
        ExchangeHistory history = snapshots.history(exchange, clock, asOf);
        List<Instant> moments = history.moments();
        int first = after == null ? 0 : moments.indexOf(Instant.parse(after)) + 1;
        int end = Math.min(first + limit, moments.size());
        ExchangeSnapshot before = first == 0 ? null : history.at(moments.get(first - 1));
        List<ExchangeStateEntry> states = new ArrayList<>();
        for (Instant moment : moments.subList(first, end)) {
            ExchangeSnapshot now = history.at(moment);
            if (now != null) {
                states.add(ExchangeStateEntry.of(moment, before, now));
            }
            before = now;
        }
        String next = end == moments.size() ? null : moments.get(end - 1).toString();
        return request.answer(Page.of(states, next, query));
    }
}
