package dev.parley.journal.notes;

import java.time.Instant;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody adds to a note, with a number that others report. */
@Schema(description = "What somebody adds to a note.", examples = """
                {
                  "note": "first", "id": "numbers", "text": "Five were named.",
                  "figure": {
                    "claims": [
                      {
                        "id": "dw-five", "quantity": {"kind": "EXACT", "value": 5, "unit": "PERSONS"},
                        "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                      }
                    ]
                  },
                  "marking": "CLEAR"
                }""")
@ReadAs(CommentView.class)
public record CommentDraft(
        @ValidId @Schema(description = "Id of the note.", examples = "first")
        String note,

        @DocumentId @Schema(description = "Id of the comment, unique below its note.", examples = "numbers")
        String id,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(description = "The text.", examples = "Five were named.")
        String text,

        @Valid @Schema(description = "The number that the comment adds; absent if it adds none, or none was known.")
        Figure figure,

        @Valid @Schema(description = "When it happened; absent if the comment does not say.")
        ReportedDate occurred,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<CommentDraft> {

    @Override
    public String parent() {
        return note;
    }

    @Override
    public CommentDraft withId(String parent, String id) {
        return new CommentDraft(parent == null ? note : parent, id, text, figure, occurred, marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.concat(LocatedCitation.figure("/figure", figure), LocatedCitation.date("/occurred", occurred));
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return Stream.concat(LocatedClaim.figure("/figure/claims", figure), LocatedClaim.date("/occurred", occurred));
    }

    @Override
    public void check(Faults faults) {
        faults.figure("/figure", figure);
        faults.date("/occurred", occurred);
    }

    @Override
    public CommentDraft knownAt(Instant moment) {
        Figure known = figure == null ? null : figure.knownAt(moment).orElse(null);
        return new CommentDraft(note, id, text, known, occurred == null ? null : occurred.knownAt(moment), marking);
    }
}
