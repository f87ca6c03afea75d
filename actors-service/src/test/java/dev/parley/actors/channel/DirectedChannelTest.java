package dev.parley.actors.channel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.cited;
import static org.junit.jupiter.api.Assertions.assertEquals;

class DirectedChannelTest {

    private static final Instant FIRST = Instant.parse("2023-10-07T00:00:00Z");

    @Test
    void channelWithoutReportsHasBothDirectionsAtAnyTime() {
        assertEquals(
                List.of(
                        new DirectedChannel("a", "b", null, null, null, null, null, null, null, Marking.CLEAR),
                        new DirectedChannel("b", "a", null, null, null, null, null, null, null, Marking.CLEAR)),
                DirectedChannel.of(channel(List.of())));
    }

    @Test
    void directedChannelsAgreeWithTheChannelAtEveryTimeOfKnowledge() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ChannelDraft channel = channel(reports(random));
            List<DirectedChannel> directed = DirectedChannel.of(channel);
            for (int day = -1; day <= 6; day++) {
                for (int micros = -1; micros <= 1; micros++) {
                    Instant moment = FIRST.plus(day, ChronoUnit.DAYS).plus(micros, ChronoUnit.MICROS);
                    assertEquals(
                            said(channel.knownAt(moment)),
                            inForce(directed, moment),
                            "reports " + seed + ", " + moment);
                }
            }
            assertEquals(
                    said(channel),
                    directed.stream()
                            .filter(one -> one.knownUntil() == null)
                            .map(DirectedChannelTest::text)
                            .toList());
        }
    }

    /** The state of the channel in each direction; nothing if it is not public. */
    private static List<String> said(ChannelDraft channel) {
        ChannelView.Present present = ChannelView.Present.of(channel);
        return present == null
                ? List.of()
                : List.of("a b", "b a").stream()
                        .map(ends -> ends + " " + present.openness() + " " + present.status() + " "
                                + present.lastReportedUse().latest())
                        .toList();
    }

    private static List<String> inForce(List<DirectedChannel> directed, Instant moment) {
        return directed.stream()
                .filter(one -> one.knownFrom() == null || !one.knownFrom().isAfter(moment))
                .filter(one -> one.knownUntil() == null || one.knownUntil().isAfter(moment))
                .map(DirectedChannelTest::text)
                .toList();
    }

    private static String text(DirectedChannel one) {
        return one.near() + " " + one.far() + " " + one.openness() + " " + one.status() + " " + one.lastUse();
    }

    private static ChannelDraft channel(List<ChannelDraft.Report> reports) {
        return new ChannelDraft(
                "c",
                ChannelDraft.Type.UNSPECIFIED,
                List.of(new ChannelDraft.Endpoint("a", null), new ChannelDraft.Endpoint("b", null)),
                List.of(),
                null,
                reports,
                Marking.CLEAR);
    }

    private static List<ChannelDraft.Report> reports(Random random) {
        List<ChannelDraft.Report> reports = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            reports.add(new ChannelDraft.Report(
                    "r" + i,
                    new UncertainDate(
                            List.of("2021", "2022", "2023", "2022/..").get(random.nextInt(4)), null, null, null),
                    ChannelDraft.Openness.values()[random.nextInt(3)],
                    ChannelDraft.Status.values()[random.nextInt(4)],
                    cited(FIRST.plus(random.nextInt(6), ChronoUnit.DAYS).toString())));
        }
        return reports;
    }
}
