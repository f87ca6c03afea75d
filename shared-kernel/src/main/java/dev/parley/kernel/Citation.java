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
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import dev.parley.kernel.constraint.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who published a claim, when, and whom the report quotes. Building one does not check the protection rules:
 * {@link #faults} does.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Who published a claim, when, and whom the report quotes.")
public record Citation(
        @NotNull @ValidId @Schema(description = "Id of the source that published the claim.", examples = "timeslive")
        String source,

        @NotNull @Schema(description = "When the source published the claim. The claim counts as known from then on.")
        PublicationTime publishedAt,

        @NotNull @Schema(description = "How the report identifies the speaker.")
        Attribution attribution,

        @ValidId
        @Schema(
                description =
                        "Id of the actor who said it. Not allowed for `BACKGROUND` and `DEEP_BACKGROUND`: the name"
                                + " of an unnamed speaker is not stored.")
        String saidBy,

        @PlainText
        @Size(max = 500)
        @Schema(description = "How the report describes a speaker it does not name, as in \"a senior official\".")
        String sourceDescription,

        @PlainText @Size(max = 500) @Schema(description = "Why, according to the report, the speaker is not named.")
        String anonymityReason,

        @ValidId
        @Schema(description = "Id of the source whose report the publisher relays, if it is not its own report.")
        String relayedFrom,

        @PlainText @Size(max = 500) @Schema(description = "Title of the report.")
        String title,

        @WebAddress @Schema(description = "Address of the report, http or https.")
        String url,

        @Schema(description = "Whether the report claims to be the first; absent if it does not.")
        Exclusivity exclusivity,

        @Min(1)
        @Max(6)
        @Schema(
                description = "How credible the claim is, by the Admiralty code (NATO AJP-2.1): 1 confirmed, 2 probably"
                        + " true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. It is a grade, not a"
                        + " measure, and is never averaged. The source has a grade of its own, its `reliability`.")
        Integer credibility,

        @LanguageTag @Schema(description = "Language of the report, BCP 47.", examples = "ar-Latn")
        String language,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(description = "The words as published, in the language of the report.")
        String quote) {

    /** How a report identifies the speaker. */
    @Schema(name = "CitationAttribution", description = """
            How a report identifies the speaker, in the terms of news agencies:
            - `ON_THE_RECORD`: named and quoted.
            - `INSTITUTIONAL_STATEMENT`: an institution speaks, not a named person.
            - `BACKGROUND`: described, but not named, as in "a senior official".
            - `DEEP_BACKGROUND`: neither named nor described closely.
            - `OWN_REPORTING`: the outlet speaks in its own voice.
            - `OFF_THE_RECORD`: not for publication; always refused (422).""")
    public enum Attribution {
        ON_THE_RECORD,
        INSTITUTIONAL_STATEMENT,
        BACKGROUND,
        DEEP_BACKGROUND,
        OWN_REPORTING,
        /** Known to the type so that it can be refused by name. */
        OFF_THE_RECORD;

        /** Whether the report withholds the speaker's name. */
        public boolean isUnnamed() {
            return this == BACKGROUND || this == DEEP_BACKGROUND;
        }
    }

    /** Whether a report claims to be the first. */
    @Schema(name = "CitationExclusivity", description = """
            Whether a report claims to be the first:
            - `NOT_PREVIOUSLY_REPORTED`: it says that nobody has reported this before.""")
    public enum Exclusivity {
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

    /** The instant at which the first of these citations was public; null if none has a date. */
    public static Instant earliest(Stream<Citation> citations) {
        return citations
                .map(Citation::publishedAt)
                .filter(Objects::nonNull)
                .map(PublicationTime::instant)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The citations that were public at {@code moment}, that instant included, in their order. */
    public static List<Citation> knownAt(List<Citation> citations, Instant moment) {
        return citations.stream()
                .filter(citation -> citation.publishedAt().isNotAfter(moment))
                .toList();
    }
}
