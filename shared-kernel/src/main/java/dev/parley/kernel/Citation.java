package dev.parley.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.constraint.LanguageTag;
import dev.parley.kernel.constraint.ValidId;
import dev.parley.kernel.constraint.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * On whose word something is known. Attribution as in the guidelines of news agencies; credibility as in the Admiralty
 * code (NATO AJP-2.1). Protection rules are not checked when it is built but by {@link #faults}.
 *
 * @param source id of the source that published it
 * @param publishedAt when it became public there
 * @param attribution how the speaker is identified
 * @param saidBy id of the actor who said it; never with an unnamed speaker, whose name has no place to be stored
 * @param sourceDescription how the report describes an unnamed speaker
 * @param anonymityReason why the report leaves the speaker unnamed
 * @param relayedFrom id of the source that the publisher quotes
 * @param title of the report
 * @param url of the report, http or https
 * @param exclusivity what the report says of its being first; absent: nothing
 * @param credibility of the claim, 1 (confirmed) to 5 (improbable), 6 cannot be judged; never averaged
 * @param language of the report, BCP 47
 * @param quote the words as published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "On whose word something is known.")
public record Citation(
        @NotNull @ValidId @Schema(examples = "timeslive") String source,

        @NotNull PublicationTime publishedAt,
        @NotNull Attribution attribution,
        @ValidId String saidBy,
        @Size(max = 500) String sourceDescription,
        @Size(max = 500) String anonymityReason,
        @ValidId String relayedFrom,
        @Size(max = 500) String title,
        @WebAddress String url,
        Exclusivity exclusivity,
        @Min(1) @Max(6) Integer credibility,

        @LanguageTag String language,

        @Size(max = 5000) String quote) {

    /** How a speaker is identified in a report. */
    @Schema(name = "CitationAttribution")
    public enum Attribution {
        /** Named and quoted. */
        ON_THE_RECORD,
        /** A body speaks, nobody in person. */
        INSTITUTIONAL_STATEMENT,
        /** Described, not named. */
        BACKGROUND,
        /** Neither named nor described closely. */
        DEEP_BACKGROUND,
        /** The outlet's own voice. */
        OWN_REPORTING,
        /** Not for publication: known to the type so that it can be refused by name. */
        OFF_THE_RECORD;

        /** Whether the speaker is kept unnamed. */
        public boolean isUnnamed() {
            return this == BACKGROUND || this == DEEP_BACKGROUND;
        }
    }

    /** What a report says of its being first. */
    @Schema(name = "CitationExclusivity")
    public enum Exclusivity {
        /** It says that nobody has reported this before. */
        NOT_PREVIOUSLY_REPORTED
    }

    /** The faults that the protection rules find in this citation, with pointers relative to it. */
    public Stream<Fault> faults() {
        if (attribution == Attribution.OFF_THE_RECORD) {
            return Stream.of(
                    new Fault("/attribution", "leave the citation out: statements made off the record are not stored"));
        }
        if (attribution != null && attribution.isUnnamed() && saidBy != null) {
            return Stream.of(new Fault(
                    "/saidBy", "leave it out for " + attribution + ": the name of an unnamed speaker is not stored"));
        }
        return Stream.empty();
    }

    /** The instant at which the first of these citations was public; null if there are none, or none has a date. */
    public static Instant earliest(Stream<Citation> citations) {
        return citations
                .map(Citation::publishedAt)
                .filter(Objects::nonNull)
                .map(PublicationTime::instant)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Those of the citations that were public at {@code moment}, that instant included, in their order. */
    public static List<Citation> knownAt(List<Citation> citations, Instant moment) {
        return citations.stream()
                .filter(citation -> citation.publishedAt().isNotAfter(moment))
                .toList();
    }
}
