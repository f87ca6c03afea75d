package dev.parley.actors.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * A channel in one direction, with its state as it was known in one period. Searches for routes and graphs read this in
 * place of the channel.
 *
 * @param near id of the actor at whom the direction begins
 * @param far id of the actor at whom it ends
 * @param knownFrom first instant of the period; null if the channel is always known
 * @param knownUntil first instant after the period; null if it lasts
 * @param openness null without a report, as is the status
 * @param lastUse last instant of the use last reported; null without a report, and if that use has no end
 */
@Embeddable
record DirectedChannel(
        String near,
        String far,
        Instant validFrom,
        Instant validTo,
        Instant knownFrom,
        Instant knownUntil,
        @Enumerated(EnumType.STRING) ChannelDraft.Openness openness,
        @Enumerated(EnumType.STRING) ChannelDraft.Status status,
        Instant lastUse) {

    /** Both directions of a channel, for each period in which the channel was known in one state. */
    static List<DirectedChannel> of(ChannelDraft channel) {
        List<DirectedChannel> directed = new ArrayList<>();
        String first = channel.endpoints().get(0).actor();
        String second = channel.endpoints().get(1).actor();
        for (Period period : periods(channel.reports())) {
            directed.add(period.inDirection(channel, first, second));
            if (!first.equals(second)) {
                directed.add(period.inDirection(channel, second, first));
            }
        }
        return directed;
    }

    private record Period(Instant from, Instant until, ChannelDraft.Report latest) {

        DirectedChannel inDirection(ChannelDraft channel, String near, String far) {
            return new DirectedChannel(
                    near,
                    far,
                    channel.valid() == null ? null : channel.valid().earliest(),
                    channel.valid() == null ? null : channel.valid().latest(),
                    from,
                    until,
                    latest == null ? null : latest.openness(),
                    latest == null ? null : latest.status(),
                    latest == null ? null : latest.occurred().latest());
        }

        boolean matches(ChannelDraft.Report report) {
            return latest.openness() == report.openness()
                    && latest.status() == report.status()
                    && Objects.equals(
                            latest.occurred().latest(), report.occurred().latest());
        }
    }

    private static List<Period> periods(List<ChannelDraft.Report> reports) {
        List<ChannelDraft.Report> published = reports.stream()
                .sorted(Comparator.comparing(DirectedChannel::publication))
                .toList();
        List<Period> periods = new ArrayList<>();
        ChannelDraft.Report latest = null;
        for (int i = 0; i < published.size(); i++) {
            Instant from = publication(published.get(i));
            latest = ChannelDraft.later(latest, published.get(i));
            if (i + 1 < published.size() && publication(published.get(i + 1)).equals(from)) {
                continue;
            }
            Period last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
            if (last != null && last.matches(latest)) {
                continue;
            }
            if (last != null) {
                periods.set(periods.size() - 1, new Period(last.from(), from, last.latest()));
            }
            periods.add(new Period(from, null, latest));
        }
        return periods.isEmpty() ? List.of(new Period(null, null, null)) : periods;
    }

    private static Instant publication(ChannelDraft.Report report) {
        return report.citation().publishedAt().instant();
    }
}
