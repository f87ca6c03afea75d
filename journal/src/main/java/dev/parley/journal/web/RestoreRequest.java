package dev.parley.journal.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.json.StrictBody;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a retracted document is restored. */
@Schema(description = "Why a retracted document is restored.")
public record RestoreRequest(
        @NotNull
        @PlainText(TextForm.MULTILINE)
        @Size(max = 1000)
        @Schema(
                description = "Reason for the restoration; kept in the document's history.",
                examples = "retracted by mistake")
        String reason)
        implements StrictBody {}
