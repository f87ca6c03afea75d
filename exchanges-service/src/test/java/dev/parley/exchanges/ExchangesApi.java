package dev.parley.exchanges;

import dev.parley.exchanges.delivery.Deliveries;
import dev.parley.exchanges.diff.DiffResource;
import dev.parley.exchanges.exchange.ExchangeFilter;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.ledger.LedgerResource;
import dev.parley.exchanges.ledger.LedgerTables;
import dev.parley.exchanges.position.PositionFilter;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.precedent.PrecedentResource;
import dev.parley.exchanges.state.StatesResource;
import dev.parley.exchanges.statistics.StatisticsResource;
import dev.parley.exchanges.transition.Transitions;
import dev.parley.openapi.ApiConventions;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/** The API document of this service. */
// names the interface again: the build looks for filters among the classes that name it themselves
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ExchangesApi extends ApiConventions implements OASFilter {

    private static final String TRANSITION_RULE =
            "Each step must be allowed after the one before and have what its status needs; otherwise give an override"
                    + " with a reason.";

    public ExchangesApi() {
        takes("listExchanges", ExchangeFilter.PARAMETERS);
        takes("listPositions", PositionFilter.PARAMETERS);
        takes("listExchangePositions", PositionFilter.PARAMETERS);
        hasTable("listExchanges", Exchanges.TABLE.description(), Exchanges.TABLE.example());
        hasTable("listPositions", Positions.TABLE.description(), Positions.TABLE.example());
        hasTable("listExchangePositions", Positions.TABLE.description(), Positions.TABLE.example());
        hasTable("listExchangeTransitions", Transitions.TABLE.description(), Transitions.TABLE.example());
        hasTable("listExchangeDeliveries", Deliveries.TABLE.description(), Deliveries.TABLE.example());
        takes("getLedger", LedgerResource.PARAMETERS);
        takes("diffExchange", DiffResource.PARAMETERS);
        takes("listExchangeStates", StatesResource.PARAMETERS);
        takes("findPrecedents", PrecedentResource.PARAMETERS);
        takes("getExchangeStatistics", StatisticsResource.PARAMETERS);
        hasTable("getExchangeStatistics", StatisticsResource.TABLE.description(), StatisticsResource.TABLE.example());
        hasTable("getLedger", LedgerTables.description(), LedgerTables.COMMITMENTS.example());
        describe(
                "getExchange",
                null,
                "Its version counts the changes of its records too. With `knownAt`, status and current revision are"
                        + " those known then, the summary is left out, and so are participants who became known later.");
        describe("retractExchange", "Retract an exchange, and with it its records", null);
        describe(
                "getExchangeRevision",
                null,
                "With `knownAt`, commitments and mechanisms of which no claim was known then are left out.");
        describe("getExchangeDelivery", null, "With `knownAt`, items of which no claim was known then are left out.");
        describe("createExchangeTransition", null, TRANSITION_RULE);
        describe("putExchangeTransition", null, TRANSITION_RULE);
    }
}
