package dev.parley.exchanges.statistics;

import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.snapshot.ExchangeSnapshots;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.http.StandardParameters;
import dev.parley.journal.table.CsvFile;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.journal.web.RequestContext;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/statistics/exchanges")
@Produces("application/json")
@Tag(name = "statistics", description = "Exchanges added up.")
public class StatisticsResource {

    private static final QueryParameter<ExchangeStatistics.By> BY = QueryParameter.choice(
            "by", ExchangeStatistics.By.class, ExchangeStatistics.By.STATUS, "What exchanges are told apart by.");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(BY, StandardParameters.KNOWN_AT);

    public static final Table<StatisticsRow> TABLE = Table.of(
            new Column<>("key", "The value.", "qatar", StatisticsRow::key),
            new Column<>("exchanges", "How many exchanges have it.", "3", StatisticsRow::exchanges),
            days("tabledToAgreedMin", StatisticsRow::daysFromTabledToAgreed, StatisticsRow.Median::min),
            days("tabledToAgreedMax", StatisticsRow::daysFromTabledToAgreed, StatisticsRow.Median::max),
            days("agreedToCompletedMin", StatisticsRow::daysFromAgreedToCompleted, StatisticsRow.Median::min),
            days("agreedToCompletedMax", StatisticsRow::daysFromAgreedToCompleted, StatisticsRow.Median::max),
            new Column<>(
                    "shareKeptMin",
                    "Least mean share kept.",
                    "0.94",
                    row -> row.shareKept() == null ? null : row.shareKept().min()),
            new Column<>(
                    "shareKeptMax",
                    "Greatest mean share kept.",
                    "1",
                    row -> row.shareKept() == null ? null : row.shareKept().max()));

    private final ExchangeSnapshots snapshots;
    private final RequestContext request;

    StatisticsResource(ExchangeSnapshots snapshots, RequestContext request) {
        this.snapshots = snapshots;
        this.request = request;
    }

    private static Column<StatisticsRow> days(
            String name,
            Function<StatisticsRow, StatisticsRow.Median> median,
            Function<StatisticsRow.Median, Object> bound) {
        return new Column<>(
                name, "Median days.", "20", row -> median.apply(row) == null ? null : bound.apply(median.apply(row)));
    }

    @GET
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.SEARCH)
    @Operation(
            operationId = "getExchangeStatistics",
            summary = "Count exchanges, and how long they took and what was kept",
            description = "By status, mediator, year or custody, as known at any moment.")
    public StatisticsReport get() {
        Query query = request.query();
        ExchangeStatistics.By by = query.read(BY);
        AsOf asOf = AsOf.knownAt(query.read(StandardParameters.KNOWN_AT));
        query.close();
        ExchangeStatistics statistics = new ExchangeStatistics(by);
        snapshots.forEach(asOf, statistics::add);
        return new StatisticsReport(by, asOf.knownAt(), statistics.rows());
    }

    @GET
    @Produces(CsvFile.MEDIA_TYPE_UTF_8)
    @Operation(hidden = true)
    public RestResponse<byte[]> table() {
        return RestResponse.ok(TABLE.file(get().rows()));
    }
}
