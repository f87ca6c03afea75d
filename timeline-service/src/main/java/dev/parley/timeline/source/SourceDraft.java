package dev.parley.timeline.source;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.kernel.Marking;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who publishes what claims rest on.
 *
 * @param reliability of the source as such; how credible a claim is, its citation says (Admiralty code, AJP-2.1)
 */
@Schema(description = "Who publishes what claims rest on.", examples = """
                {
                  "id": "reuters", "name": "Reuters", "type": "WIRE", "reliability": "A", "url": "https://www.reuters.com/",
                  "marking": "CLEAR"
                }""")
public record SourceDraft(
        @DocumentId @Schema(examples = "reuters") String id,

        @NotBlank @Size(max = 300) @Schema(examples = "Reuters")
        String name,

        @NotNull Type type,
        @NotNull Reliability reliability,

        @WebAddress @Schema(examples = "https://www.reuters.com/")
        String url,

        @NotNull Marking marking)
        implements Draft<SourceDraft> {

    @Schema(name = "SourceType")
    public enum Type {
        WIRE,
        NEWSPAPER,
        BROADCAST,
        OFFICIAL_STATEMENT,
        PRESS_CONFERENCE,
        SOCIAL_POST,
        PARTY_MEDIA,
        COURT_OR_PRISON_LIST,
        IGO_REPORT,
        NGO_REPORT,
        DATASET,
        INTERVIEW,
        LEAK
    }

    @Schema(
            name = "SourceReliability",
            description = "Admiralty code: A completely reliable to E unreliable, F cannot be judged.")
    public enum Reliability {
        A,
        B,
        C,
        D,
        E,
        F
    }

    @Override
    public SourceDraft withId(String parent, String id) {
        return new SourceDraft(id, name, type, reliability, url, marking);
    }

    /** A source is not a claim: it is as visible as its present wording. */
    @Override
    public SourceDraft knownAt(Instant moment) {
        return this;
    }
}
