package dev.parley.system;

import java.util.List;

import dev.parley.client.ApiClient;
import dev.parley.client.ApiException;
import dev.parley.client.ChangesApi;
import dev.parley.client.EventsApi;
import dev.parley.client.ExchangesApi;
import dev.parley.client.LedgerApi;
import dev.parley.client.PositionsApi;
import dev.parley.client.RevisionsApi;
import dev.parley.client.RoutesApi;
import dev.parley.client.SourcesApi;
import dev.parley.client.model.CloudEvent;
import dev.parley.client.model.Commitment;
import dev.parley.client.model.CommitmentClaim;
import dev.parley.client.model.Event;
import dev.parley.client.model.EventClaim;
import dev.parley.client.model.ExchangeStatus;
import dev.parley.client.model.LedgerCommitment;
import dev.parley.client.model.Position;
import dev.parley.client.model.PositionStance;
import dev.parley.client.model.QuantityKind;
import dev.parley.client.model.Route;
import dev.parley.client.model.RouteHop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The README's queries, sent by a client that is generated from the merged API document. */
class GeneratedClientIT {

    private static final String TALKS = "qatar-talks-2023-10";
    private static final String AT_FIVE = "2023-10-09T05:00:00Z";
    private static final String AT_NOON = "2023-10-09T12:00:00Z";

    private static ApiClient client;

    @BeforeAll
    static void start() {
        client = new ApiClient();
        client.updateBaseUri(RunningSuite.api().root().toString());
    }

    @Test
    void messageFromTheUnitedStatesReachesHamasThroughQatar() throws ApiException {
        List<Route> routes = new RoutesApi(client)
                .listRoutes(RoutesApi.APIListRoutesRequest.newBuilder()
                        .id("united-states")
                        .to("hamas")
                        .at(AT_NOON)
                        .build())
                .getItems();

        assertEquals(List.of("united-states", "qatar", "hamas"), routes.get(0).getActors());
        assertEquals(
                List.of("us-qatar", "qatar-hamas-doha"),
                routes.get(0).getHops().stream().map(RouteHop::getChannel).toList());
    }

    @Test
    void offerHasOneReportAtFiveAndTwoAtNoon() throws ApiException {
        assertEquals(List.of("xinhua-all"), claims(AT_FIVE));
        assertEquals(List.of("xinhua-all", "reuters-36"), claims(AT_NOON));
        assertEquals(
                ExchangeStatus.TABLED,
                new ExchangesApi(client)
                        .getExchange(ExchangesApi.APIGetExchangeRequest.newBuilder()
                                .id(TALKS)
                                .knownAt(AT_FIVE)
                                .build())
                        .getStatus());
        ApiException hidden = assertThrows(ApiException.class, () -> new ExchangesApi(client)
                .getExchange(ExchangesApi.APIGetExchangeRequest.newBuilder()
                        .id(TALKS)
                        .knownAt("2023-10-08T05:00:00Z")
                        .build()));
        assertEquals(404, hidden.getCode());
    }

    private static List<String> claims(String knownAt) throws ApiException {
        Commitment commitment = new RevisionsApi(client)
                        .listExchangeRevisions(RevisionsApi.APIListExchangeRevisionsRequest.newBuilder()
                                .exchange(TALKS)
                                .knownAt(knownAt)
                                .build())
                        .getItems()
                        .get(0)
                        .getCommitments()
                        .stream()
                        .filter(one -> one.getId().equals("israel-releases"))
                        .findFirst()
                        .orElseThrow();
        return commitment.getClaims().stream().map(CommitmentClaim::getId).toList();
    }

    @Test
    void fourActorsHaveNotResponded() throws ApiException {
        List<Position> unanswered = new PositionsApi(client)
                .listPositions(PositionsApi.APIListPositionsRequest.newBuilder()
                        .stance(List.of(
                                PositionStance.NO_RESPONSE,
                                PositionStance.DECLINED_TO_COMMENT,
                                PositionStance.NOT_REACHED))
                        .build())
                .getItems();

        assertEquals(
                List.of("hamas", "israel-prime-ministers-office", "qatar-foreign-ministry", "us-state-department"),
                unanswered.stream().map(Position::getActor).sorted().toList());
    }

    @Test
    void eventsBetweenThe7thAnd9thHaveClaimsAndGrades() throws ApiException {
        List<Event> events = new EventsApi(client)
                .listEvents(EventsApi.APIListEventsRequest.newBuilder()
                        .from("2023-10-07")
                        .to("2023-10-09")
                        .exchange(List.of(TALKS))
                        .build())
                .getItems();

        assertEquals(11, events.size());
        for (EventClaim claim :
                events.stream().flatMap(event -> event.getClaims().stream()).toList()) {
            assertNotNull(claim.getCitation().getCredibility());
            assertNotNull(new SourcesApi(client)
                    .getSource(SourcesApi.APIGetSourceRequest.newBuilder()
                            .id(claim.getCitation().getSource())
                            .build())
                    .getReliability());
        }
    }

    @Test
    void ledgerShowsUnknownForOneSideAnd36ForTheOther() throws ApiException {
        List<LedgerCommitment> lines = new LedgerApi(client)
                .getLedger(LedgerApi.APIGetLedgerRequest.newBuilder().id(TALKS).build())
                .getCommitments();

        assertEquals(
                QuantityKind.UNKNOWN,
                line(lines, "hamas-releases").getOutstanding().getKind());
        assertEquals(
                36, line(lines, "israel-releases").getOutstanding().getValue().intValueExact());
        assertEquals(0, line(lines, "israel-releases").getDelivered().getValue().intValueExact());
    }

    private static LedgerCommitment line(List<LedgerCommitment> lines, String commitment) {
        return lines.stream()
                .filter(line -> line.getCommitment().equals(commitment))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void threeFeedsShowWhatChangedSinceAnEntry() throws ApiException {
        ChangesApi changes = new ChangesApi(client);
        assertContinuesAfterAnId(after -> changes.readActorsFeed(ChangesApi.APIReadActorsFeedRequest.newBuilder()
                .lastEventId(after)
                .limit(500)
                .build()));
        assertContinuesAfterAnId(after -> changes.readExchangesFeed(ChangesApi.APIReadExchangesFeedRequest.newBuilder()
                .lastEventId(after)
                .limit(500)
                .build()));
        assertContinuesAfterAnId(after -> changes.readTimelineFeed(ChangesApi.APIReadTimelineFeedRequest.newBuilder()
                .lastEventId(after)
                .limit(500)
                .build()));
    }

    @FunctionalInterface
    private interface FeedReader {
        List<CloudEvent> after(String id) throws ApiException;
    }

    private static void assertContinuesAfterAnId(FeedReader feed) throws ApiException {
        List<CloudEvent> all = feed.after("0");
        CloudEvent last = all.get(all.size() - 1);

        assertEquals("1.0", last.getSpecversion());
        assertEquals(List.of(last), feed.after(all.get(all.size() - 2).getId()));
        assertEquals(List.of(), feed.after(last.getId()));
    }
}
