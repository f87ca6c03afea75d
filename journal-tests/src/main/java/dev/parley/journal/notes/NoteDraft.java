package dev.parley.journal.notes;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A short text on a topic. */
@Schema(description = "A short text on a topic.", examples = """
                {
                  "id": "first", "topic": "TALKS", "title": "Talks began", "text": "In Doha.",
                  "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}],
                  "marking": "CLEAR"
                }""")
@ReadAs(NoteView.class)
public record NoteDraft(
        @DocumentId @Schema(description = "Id of the note.", examples = "first")
        String id,

        @NotNull @Schema(description = "What the note is about.")
        Topic topic,

        @NotNull @PlainText @Size(max = 300) @Schema(description = "One line.", examples = "Talks began")
        String title,

        @PlainText(TextForm.MULTILINE) @Size(max = 5000) @Schema(description = "The text.", examples = "In Doha.")
        String text,

        @Size(max = 200) @Schema(description = "Who published it, and when.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<NoteDraft> {

    public NoteDraft {
        citations = Lists.copy(citations);
    }

    /** What a note is about. */
    @Schema(name = "NoteTopic", description = """
            What a note is about:
            - `TALKS`: negotiations.
            - `RELEASES`: persons who are set free.
            - `REPORTS`: what others published; needs a citation.""")
    public enum Topic {
        TALKS,
        RELEASES,
        REPORTS
    }

    @Override
    public boolean needsCitation() {
        return topic == Topic.REPORTS;
    }

    @Override
    public NoteDraft withId(String parent, String id) {
        return new NoteDraft(id, topic, title, text, citations, marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return LocatedCitation.list("/citations", citations);
    }

    @Override
    public NoteDraft knownAt(Instant moment) {
        return new NoteDraft(id, topic, title, text, Citation.knownAt(citations, moment), marking);
    }
}
