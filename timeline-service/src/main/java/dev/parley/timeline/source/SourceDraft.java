package dev.parley.timeline.source;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Id;
import dev.parley.kernel.Marking;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An outlet, body or collection that publishes the reports which claims cite. */
@Schema(description = "An outlet, body or collection that publishes the reports which claims cite.", examples = """
                {
                  "id": "reuters", "name": "Reuters", "type": "WIRE", "reliability": "A", "url": "https://www.reuters.com/",
                  "marking": "CLEAR"
                }""")
@ReadAs(SourceView.class)
public record SourceDraft(
        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "reuters")
        String id,

        @NotNull @PlainText @Size(max = 300) @Schema(description = "Name of the source.", examples = "Reuters")
        String name,

        @NotNull @Schema(description = "Type of source.") Type type,

        @NotNull
        @Schema(description = "How reliable the source is as such. How credible a claim is, its citation says.")
        Reliability reliability,

        @WebAddress
        @Schema(description = "Home page of the source, http or https.", examples = "https://www.reuters.com/")
        String url,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<SourceDraft> {

    @Schema(name = "SourceType", description = """
            Types of source:
            - `WIRE`: a news agency.
            - `NEWSPAPER`: a newspaper or another written news outlet.
            - `BROADCAST`: a radio or television station.
            - `OFFICIAL_STATEMENT`: statements of a government or another body.
            - `PRESS_CONFERENCE`: a press conference.
            - `SOCIAL_POST`: posts on social media.
            - `PARTY_MEDIA`: media run by a party to the conflict.
            - `COURT_OR_PRISON_LIST`: a list of a court or of a prison authority.
            - `IGO_REPORT`: reports of an intergovernmental organisation.
            - `NGO_REPORT`: reports of a non-governmental organisation.
            - `DATASET`: a data set.
            - `INTERVIEW`: an interview.
            - `LEAK`: leaked documents or recordings.""")
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

    @Schema(name = "SourceReliability", description = """
            How reliable a source is, by the Admiralty code (NATO AJP-2.1):
            - `A`: completely reliable.
            - `B`: usually reliable.
            - `C`: fairly reliable.
            - `D`: not usually reliable.
            - `E`: unreliable.
            - `F`: cannot be judged; not worse than E.""")
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

    /** A source is no claim: it is always shown, in its present wording. */
    @Override
    public SourceDraft knownAt(Instant moment) {
        return this;
    }
}
