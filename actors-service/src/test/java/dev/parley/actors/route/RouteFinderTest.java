package dev.parley.actors.route;

import java.util.List;
import java.util.stream.IntStream;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.cited;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RouteFinderTest {

    private final MemoryNetwork network = new MemoryNetwork();

    @Test
    void fewestHopsComeFirst() {
        channel("us-egypt", "us", "egypt");
        channel("egypt-qatar", "egypt", "qatar");
        channel("qatar-hamas", "qatar", "hamas");
        channel("us-qatar", "us", "qatar");

        assertEquals(
                List.of(List.of("us", "qatar", "hamas"), List.of("us", "egypt", "qatar", "hamas")),
                actors(find("us", "hamas")));
    }

    @Test
    void acknowledgedComesBeforeReportedAndReportedBeforeDenied() {
        channel("a-denied", "us", "iran", report("DENIED", "OPEN", "2023"));
        channel("b-reported", "us", "iran", report("REPORTED", "OPEN", "2023"));
        channel("c-acknowledged", "us", "iran", report("ACKNOWLEDGED", "OPEN", "2023"));

        assertEquals(List.of("c-acknowledged", "b-reported", "a-denied"), firstChannels(find("us", "iran")));
    }

    @Test
    void openComesBeforeDormantAndRecentUseBeforeOld() {
        channel("a-dormant", "us", "iran", report("REPORTED", "DORMANT", "2023"));
        channel("b-open-long-ago", "us", "iran", report("REPORTED", "OPEN", "2021"));
        channel("c-open", "us", "iran", report("REPORTED", "OPEN", "2022"));

        assertEquals(List.of("c-open", "b-open-long-ago", "a-dormant"), firstChannels(find("us", "iran")));
    }

    @Test
    void closedChannelByTheLatestReportIsNotUsed() {
        channel("us-iran", "us", "iran", report("REPORTED", "OPEN", "2022"), report("REPORTED", "CLOSED", "2023"));

        assertTrue(find("us", "iran").items().isEmpty());
    }

    @Test
    void aBodySpeaksForItsWholeWithoutAHop() {
        channel("ministry-hamas", "ministry", "hamas");
        relation("ministry", "qatar");

        Route route = find("qatar", "hamas").items().get(0);

        assertEquals(List.of("qatar", "ministry", "hamas"), route.actors());
        assertEquals(1, route.hops().size());
        assertEquals("ministry-qatar", route.hops().get(0).steps().get(0).relation());
    }

    @Test
    void freeStepsAfterTheLastChannelArriveAtTheWhole() {
        channel("us-ministry", "us", "ministry");
        relation("ministry", "qatar");

        assertEquals(
                "qatar", find("us", "qatar").items().get(0).arrival().get(0).to());
    }

    @Test
    void freeStepsNeverGoUpAndThenDownAgain() {
        channel("us-ministry", "us", "ministry");
        channel("army-hamas", "army", "hamas");
        relation("ministry", "qatar");
        relation("army", "qatar");

        assertTrue(find("us", "hamas").items().isEmpty());
    }

    @Test
    void noActorIsPassedTwice() {
        channel("us-qatar", "us", "qatar");
        channel("us-qatar-2", "us", "qatar");
        channel("qatar-hamas", "qatar", "hamas");

        assertTrue(find("us", "hamas").items().stream()
                .allMatch(route -> route.actors().stream().distinct().count()
                        == route.actors().size()));
    }

    @Test
    void routesWithTooManyHopsAreNotFound() {
        channel("a-b", "a", "b");
        channel("b-c", "b", "c");

        assertTrue(find("a", "c", 1).items().isEmpty());
    }

    @Test
    void searchThatReachesALimitIsReportedAsTruncated() {
        crowd(60);

        assertTrue(
                within(new RouteFinder.Bounds(100, 1_000), "actor-0", "actor-1").truncated());
        assertTrue(
                within(new RouteFinder.Bounds(10_000, 50), "actor-0", "actor-1").truncated());
        assertFalse(find("actor-0", "actor-1").truncated());
    }

    @Test
    void unreachableReceiverIsNoticedWithoutSearchingTheRest() {
        crowd(60);

        Routes.Found found = find("actor-0", "nobody");

        assertTrue(found.items().isEmpty());
        assertFalse(found.truncated());
        assertTrue(network.statements() <= 4);
    }

    @Test
    void neighboursAreFetchedTogether() {
        crowd(20);

        assertEquals(10, find("actor-0", "actor-1").items().size());
        assertTrue(network.statements() <= 5);
    }

    private void crowd(int size) {
        List<String> crowd =
                IntStream.range(0, size).mapToObj(i -> "actor-" + i).toList();
        crowd.forEach(a -> crowd.stream().filter(b -> a.compareTo(b) < 0).forEach(b -> channel(a + "-" + b, a, b)));
    }

    private Routes.Found find(String from, String to) {
        return find(from, to, 4);
    }

    private Routes.Found find(String from, String to, int maxHops) {
        return network.routes(RouteFinder.BOUNDS, from, to, maxHops, 10);
    }

    private Routes.Found within(RouteFinder.Bounds bounds, String from, String to) {
        return network.routes(bounds, from, to, 4, 10);
    }

    private static List<List<String>> actors(Routes.Found found) {
        return found.items().stream().map(Route::actors).toList();
    }

    private static List<String> firstChannels(Routes.Found found) {
        return found.items().stream()
                .map(route -> route.hops().get(0).channel())
                .toList();
    }

    private void channel(String id, String from, String to, ChannelDraft.Report... reports) {
        network.add(new ChannelDraft(
                id,
                ChannelDraft.Type.UNSPECIFIED,
                List.of(new ChannelDraft.Endpoint(from, null), new ChannelDraft.Endpoint(to, null)),
                List.of(),
                null,
                List.of(reports),
                Marking.CLEAR));
    }

    private void relation(String subject, String object) {
        network.add(new RelationDraft(
                subject + "-" + object,
                subject,
                RelationDraft.Type.PART_OF,
                object,
                null,
                null,
                List.of(),
                Marking.CLEAR));
    }

    static ChannelDraft.Report report(String openness, String status, String occurred) {
        return new ChannelDraft.Report(
                "r" + occurred,
                new UncertainDate(occurred, null, null, null),
                ChannelDraft.Openness.valueOf(openness),
                ChannelDraft.Status.valueOf(status),
                cited("2023-10-09"));
    }
}
