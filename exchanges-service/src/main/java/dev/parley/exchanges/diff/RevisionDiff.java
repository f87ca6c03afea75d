package dev.parley.exchanges.diff;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What differs between two revisions of an exchange. */
@Schema(name = "RevisionDiff", description = "What differs between two revisions of an exchange.")
public record RevisionDiff(
        @Schema(required = true, examples = "qatar-talks-2023-10", description = "Id of the exchange.")
        String exchange,

        @Schema(required = true, examples = "1", description = "Number of the first revision.")
        int from,

        @Schema(required = true, examples = "2", description = "Number of the second revision.")
        int to,

        @Schema(required = true, description = "What differs, commitment by commitment, then the mechanism.")
        List<Change> changes) {}
