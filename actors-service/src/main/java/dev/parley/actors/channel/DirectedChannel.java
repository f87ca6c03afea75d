package dev.parley.actors.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.parley.kernel.Marking;

/**
 * A channel in one direction, and how it stood as far as was known in one period: what searches read in place of the
 * channel.
 *
 * @param near id of the actor that it leaves
 * @param far id of the actor that it reaches
 * @param knownFrom the period's first instant; null: nothing has to be known
 * @param knownUntil the first instant after it; null: to this day
 * @param openness absent without a report, as is the status
 * @param lastUse the last instant of the use last reported; absent without a report, and where that has no end
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
        Instant lastUse,
        @Enumerated(EnumType.STRING) Marking marking) {

    /** Both directions of a channel: at every moment at which it is known at all, one in each direction. */
    static List<DirectedChannel> of(ChannelDraft channel) {
        List<DirectedChannel> directions = new ArrayList<>();
        String first = channel.endpoints().get(0).actor();
        String second = channel.endpoints().get(1).actor();
        for (Period period : periods(channel.reports())) {
            directions.add(period.direction(channel, first, second));
            if (!first.equals(second)) {
                directions.add(period.direction(channel, second, first));
            }
        }
        return directions;
    }

    private record Period(Instant from, Instant until, ChannelDraft.Report latest) {

        DirectedChannel direction(ChannelDraft channel, String near, String far) {
            return new DirectedChannel(
                    near,
                    far,
                    channel.valid() == null ? null : channel.valid().earliest(),
                    channel.valid() == null ? null : channel.valid().latest(),
                    from,
                    until,
                    latest == null ? null : latest.openness(),
                    latest == null ? null : latest.status(),
                    latest == null ? null : latest.occurred().latest(),
                    channel.marking());
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
