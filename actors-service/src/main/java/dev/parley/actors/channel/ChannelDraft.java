package dev.parley.actors.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A way by which two actors reach each other.
 *
 * @param endpoints exactly two, each perhaps with the place where that side sits: another place, another channel
 * @param intermediaries ids of the actors who carry between the endpoints
 * @param valid when the channel existed; absent: not known
 * @param reports what was said of it; never dropped or altered
 */
@Schema(description = "A way by which two actors reach each other.", examples = """
                {
                  "id": "us-iran-shuttle", "type": "PROXIMITY_TALKS",
                  "endpoints": [{"actor": "united-states", "place": "Doha"}, {"actor": "iran", "place": "Doha"}],
                  "intermediaries": ["qatar"],
                  "valid": {"edtf": "2022~/2023-09-18"},
                  "reports": [
                    {
                      "id": "r1", "occurred": {"edtf": "2023-09-18"}, "openness": "ACKNOWLEDGED", "status": "CLOSED",
                      "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                    }
                  ],
                  "marking": "CLEAR"
                }""")
public record ChannelDraft(
        @DocumentId String id,
        @NotNull Type type,
        @NotNull @Size(min = 2, max = 2) List<@NotNull @Valid Endpoint> endpoints,
        @Size(max = 50) List<@NotNull @ValidId String> intermediaries,
        @Valid UncertainDate valid,
        @Size(max = 1000) List<@NotNull @Valid Report> reports,
        @NotNull Marking marking)
        implements Draft<ChannelDraft> {

    public ChannelDraft {
        endpoints = Lists.copy(endpoints);
        intermediaries = Lists.copy(intermediaries);
        reports = Lists.copy(reports);
    }

    @Schema(name = "ChannelType")
    public enum Type {
        DIRECT_TALKS,
        PROXIMITY_TALKS,
        SHUTTLE,
        TELEPHONE,
        WRITTEN_MESSAGE,
        BACK_CHANNEL,
        INTELLIGENCE_CHANNEL,
        ENVOY_VISIT,
        MULTILATERAL,
        UNSPECIFIED
    }

    /** One end of a channel. */
    @Schema(name = "ChannelEndpoint")
    public record Endpoint(
            @NotNull @ValidId @Schema(examples = "qatar") String actor,

            @Size(max = 200) @Schema(examples = "Doha") String place) {}

    /** What was said of a channel at some time. */
    @Schema(name = "ChannelReport")
    public record Report(
            @NotNull @ValidId String id,
            @NotNull @Valid UncertainDate occurred,
            @NotNull Openness openness,
            @NotNull Status status,
            @NotNull @Valid Citation citation) {

        private static final Comparator<Report> ORDER =
                Comparator.comparing(Report::occurred, UncertainDate.ORDER).thenComparing(Report::id);
    }

    /** Whether those on a channel own up to it, the most open first. */
    @Schema(name = "ChannelOpenness")
    public enum Openness {
        ACKNOWLEDGED,
        REPORTED,
        DENIED
    }

    /** Whether a channel carries, the most able first. */
    @Schema(name = "ChannelStatus")
    public enum Status {
        OPEN,
        DORMANT,
        UNKNOWN,
        CLOSED
    }

    /** The ids of all on the channel: its ends, and who carries between them. */
    Stream<String> actors() {
        return Stream.concat(endpoints.stream().map(Endpoint::actor), intermediaries.stream());
    }

    /** The latest of the reports; null if there is none. */
    public Report latestReport() {
        return reports.stream().reduce(ChannelDraft::later).orElse(null);
    }

    /** Which of two reports tells how the channel stands; the first may be null. */
    static Report later(Report one, Report other) {
        return one == null || Report.ORDER.compare(one, other) < 0 ? other : one;
    }

    @Override
    public ChannelDraft withId(String parent, String id) {
        return new ChannelDraft(id, type, endpoints, intermediaries, valid, reports, marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return LocatedCitation.claims("/reports", reports, Report::citation);
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return reports.stream().map(report -> new LocatedClaim("/reports/" + report.id(), report));
    }

    @Override
    public void check(Faults faults) {
        faults.unique("/reports", reports, Report::id);
        faults.unique("/endpoints", endpoints, endpoint -> endpoint);
        faults.unique("/intermediaries", intermediaries, actor -> actor);
    }

    @Override
    public ChannelDraft knownAt(Instant moment) {
        List<Report> known = reports.stream()
                .filter(report -> report.citation().publishedAt().isNotAfter(moment))
                .toList();
        return new ChannelDraft(id, type, endpoints, intermediaries, valid, known, marking);
    }
}
