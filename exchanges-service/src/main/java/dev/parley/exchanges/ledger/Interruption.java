package dev.parley.exchanges.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.exchange.Status;
import dev.parley.exchanges.transition.TransitionDraft;
import dev.parley.kernel.ReportedDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A time in which an agreed exchange was not carried out: it was suspended, or it collapsed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "LedgerInterruption",
        description = "A time in which an agreed exchange was not carried out: it was suspended, or it was broken.")
record Interruption(
        @Schema(required = true, description = "SUSPENDED, or COLLAPSED where it was broken for good.")
        Status status,

        @Schema(required = true, description = "Number of the transition with which it began.")
        int transition,

        @Schema(required = true, description = "When it began.")
        ReportedDate from,

        @Schema(description = "When the next transition ended it; absent if it goes on.")
        ReportedDate until,

        @Schema(description = "Why, as the transition says.")
        String reason) {

    static List<Interruption> of(List<TransitionDraft> transitions) {
        List<TransitionDraft> inOrder = transitions.stream()
                .sorted(Comparator.comparing(TransitionDraft::number))
                .toList();
        List<Interruption> found = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            TransitionDraft step = inOrder.get(i);
            if (step.to() == Status.SUSPENDED || step.to() == Status.COLLAPSED) {
                TransitionDraft next = i + 1 < inOrder.size() ? inOrder.get(i + 1) : null;
                found.add(new Interruption(
                        step.to(),
                        step.number(),
                        step.effective(),
                        next == null ? null : next.effective(),
                        step.reason()));
            }
        }
        return found;
    }
}
