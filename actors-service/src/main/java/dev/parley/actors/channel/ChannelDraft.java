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
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way in which two actors communicate. */
@Schema(description = "A way in which two actors communicate.", examples = """
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
@ReadAs(ChannelView.class)
public record ChannelDraft(
        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "us-iran-shuttle")
        String id,

        @NotNull @Schema(description = "Type of channel.") Type type,

        @NotNull
        @Size(min = 2, max = 2, message = "give exactly two endpoints")
        @Schema(description = "The two ends. Between the same actors, but at other places, it is another channel.")
        List<@NotNull @Valid Endpoint> endpoints,

        @Size(max = 50) @Schema(description = "Ids of the actors who carry messages between the ends.")
        List<@NotNull @ValidId String> intermediaries,

        @Valid @Schema(description = "When the channel existed; absent if unknown.")
        UncertainDate valid,

        @Size(max = 1000)
        @Schema(description = "Reports on the channel. They are never dropped or altered; an update may add some.")
        List<@NotNull @Valid Report> reports,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<ChannelDraft> {

    public ChannelDraft {
        endpoints = Lists.copy(endpoints);
        intermediaries = Lists.copy(intermediaries);
        reports = Lists.copy(reports);
    }

    @Schema(name = "ChannelType", description = """
            Types of channel:
            - `DIRECT_TALKS`: the sides meet.
            - `PROXIMITY_TALKS`: the sides are at one place, and intermediaries go between them.
            - `SHUTTLE`: intermediaries travel between the sides (shuttle diplomacy).
            - `TELEPHONE`: the sides telephone.
            - `WRITTEN_MESSAGE`: the sides exchange letters or other messages.
            - `BACK_CHANNEL`: unofficial, confidential contacts beside the official ones.
            - `INTELLIGENCE_CHANNEL`: contacts between intelligence services.
            - `ENVOY_VISIT`: an envoy of one side visits the other.
            - `MULTILATERAL`: contacts within a conference or an international organisation.
            - `UNSPECIFIED`: the reports do not say.""")
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
    @Schema(name = "ChannelEndpoint", description = "One end of a channel.")
    public record Endpoint(
            @NotNull @ValidId @Schema(description = "Id of the actor at this end.", examples = "qatar")
            String actor,

            @PlainText
            @Size(max = 200)
            @Schema(
                    description = "Place where this side sits; absent if it does not matter or is unknown.",
                    examples = "Doha")
            String place) {}

    /** A report on the state of a channel. */
    @Schema(name = "ChannelReport", description = "A report on the state of a channel.")
    public record Report(
            @NotNull @ValidId @Schema(description = "Id of the report, unique within the channel.", examples = "r1")
            String id,

            @NotNull @Valid @Schema(description = "Time of which the report speaks.")
            UncertainDate occurred,

            @NotNull @Schema(description = "Whether the two sides admitted the channel at that time.")
            Openness openness,

            @NotNull @Schema(description = "Whether the channel was in use at that time.")
            Status status,

            @NotNull @Valid @Schema(description = "Who published the report, and when.")
            Citation citation) {

        private static final Comparator<Report> ORDER =
                Comparator.comparing(Report::occurred, UncertainDate.ORDER).thenComparing(Report::id);
    }

    /** Whether the sides admit the channel, the most open first. */
    @Schema(name = "ChannelOpenness", description = """
            Whether the sides admit the channel, the most open first:
            - `ACKNOWLEDGED`: the sides admit it.
            - `REPORTED`: it is reported, and the sides say nothing about it.
            - `DENIED`: a side denies it.""")
    public enum Openness {
        ACKNOWLEDGED,
        REPORTED,
        DENIED
    }

    /** Whether a channel can be used, the most usable first. */
    @Schema(name = "ChannelStatus", description = """
            Whether a channel can be used, the most usable first:
            - `OPEN`: it is in use.
            - `DORMANT`: it is not in use, but could be again.
            - `UNKNOWN`: the report does not say.
            - `CLOSED`: it can no longer be used.""")
    public enum Status {
        OPEN,
        DORMANT,
        UNKNOWN,
        CLOSED
    }

    /** The ids of all actors on the channel: its ends and its intermediaries. */
    Stream<String> actors() {
        return Stream.concat(endpoints.stream().map(Endpoint::actor), intermediaries.stream());
    }

    /** The latest report by the time of which it speaks; null if there is none. */
    public Report latestReport() {
        return reports.stream().reduce(ChannelDraft::later).orElse(null);
    }

    /** The later of two reports by the time of which they speak; the first may be null. */
    static Report later(Report one, Report other) {
        return one == null || Report.ORDER.compare(one, other) < 0 ? other : one;
    }

    @Override
    public ChannelDraft withId(String parent, String id) {
        return new ChannelDraft(id, type, endpoints, intermediaries, valid, reports, marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return LocatedCitation.items("/reports", reports, Report::citation);
    }

    @Override
    public boolean needsCitation() {
        return true;
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
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            faults.publishedAfter(
                    "/reports/" + i + "/citation",
                    report.citation(),
                    report.occurred().earliest());
        }
    }

    @Override
    public ChannelDraft knownAt(Instant moment) {
        List<Report> known = reports.stream()
                .filter(report -> report.citation().publishedAt().isNotAfter(moment))
                .toList();
        return new ChannelDraft(id, type, endpoints, intermediaries, valid, known, marking);
    }
}
