package dev.parley.exchanges.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.diff.Change;
import dev.parley.exchanges.diff.KnowledgeChanges;
import dev.parley.exchanges.exchange.Status;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.kernel.Interval;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.ResolvedFigure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange from one moment to the next. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ExchangeStateAt",
        description =
                "An exchange as it was known, or recorded, from one moment to the next: the same as single reads as"
                        + " of the moment say.",
        examples = """
                {
                  "at": "2023-10-09T11:53:00Z", "status": "TABLED", "currentRevision": 1,
                  "stances": [
                    {
                      "actor": "israel", "stance": "HOLDS_POSITION", "position": "israel-holds", "revision": 1,
                      "occurred": {"edtf": "2023-10-09"}
                    }
                  ],
                  "enquiries": [{"actor": "us-state-department", "response": "NO_RESPONSE", "position": "us-silent"}],
                  "ledger": [
                    {
                      "revision": 1, "commitment": "israel-releases",
                      "promised": {"unit": "PERSONS", "kind": "EXACT", "value": 36, "min": 36, "max": 36},
                      "delivered": {"unit": "PERSONS", "kind": "EXACT", "value": 0, "min": 0, "max": 0},
                      "outstanding": {"unit": "PERSONS", "kind": "EXACT", "value": 36, "min": 36, "max": 36}
                    }
                  ],
                  "disputed": [{"revision": 1, "commitment": "israel-releases"}],
                  "changes": [
                    {
                      "kind": "NUMBER", "record": "revisions/1", "commitment": "israel-releases",
                      "before": "all", "after": "36 people",
                      "words": "`israel-releases` promises 36 people (before: all)."
                    }
                  ]
                }""")
public record ExchangeStateEntry(
        @Schema(required = true, examples = "2023-10-09T11:53:00Z", description = "The moment.")
        Instant at,

        @Schema(description = "Status of the exchange; absent before the first transition.")
        Status status,

        @Schema(examples = "1", description = "Number of the current revision; absent before the first.")
        Integer currentRevision,

        @Schema(required = true, description = "The latest stance of each actor.")
        List<Stance> stances,

        @Schema(required = true, description = "Who was asked and did not answer, in order of time.")
        List<Enquiry> enquiries,

        @Schema(required = true, description = "The balance of each commitment, in the order of the ledger.")
        List<Line> ledger,

        @Schema(required = true, description = "The promised numbers that are disputed.")
        List<Disputed> disputed,

        @Schema(required = true, description = "What changed since the moment before.")
        List<Change> changes) {

    /** Where an actor stood. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExchangeStateStance", description = "Where an actor stood.")
    public record Stance(
            @Schema(required = true, examples = "israel", description = "Id of the actor.")
            String actor,

            @Schema(required = true, description = "Its latest stance.")
            PositionDraft.Stance stance,

            @Schema(required = true, examples = "israel-holds", description = "Id of the position.")
            String position,

            @Schema(examples = "1", description = "Number of the revision that it spoke of.")
            Integer revision,

            @Schema(required = true, description = "When it took the position.")
            ReportedDate occurred) {}

    /** An enquiry that an actor did not answer when it was asked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExchangeStateEnquiry", description = "An enquiry that an actor did not answer when it was asked.")
    public record Enquiry(
            @Schema(required = true, examples = "israel", description = "Id of the actor.")
            String actor,

            @Schema(required = true, description = "Its response.")
            PositionDraft.Stance response,

            @Schema(required = true, examples = "office-declines", description = "Id of the position.")
            String position,

            @Schema(description = "Id of the actor's next stance; absent as long as there is none.")
            String answeredBy) {}

    /** The balance of a commitment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ExchangeStateLine",
            description = "The balance of a commitment; the ledger says what it consists of.")
    public record Line(
            @Schema(required = true, description = "Number of the revision that made the promise.")
            int revision,

            @Schema(required = true, description = "Id of the commitment.")
            String commitment,

            @Schema(description = "The promised number.") Interval promised,

            @Schema(description = "How much is due by the ratio.")
            Interval due,

            @Schema(description = "The number that arrived.")
            Interval delivered,

            @Schema(description = "The number that fell away.")
            Interval discharged,

            @Schema(description = "What is still to come.") Interval outstanding) {

        private static Line of(Balance balance) {
            return new Line(
                    balance.revision(),
                    balance.commitment().id(),
                    balance.promised(),
                    balance.due(),
                    balance.delivered(),
                    balance.discharged(),
                    balance.outstanding());
        }
    }

    /** A promised number that is disputed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExchangeStateDispute", description = "A promised number on which the best-ranked reports differ.")
    public record Disputed(
            @Schema(required = true, description = "Number of the revision.")
            int revision,

            @Schema(required = true, description = "Id of the commitment.")
            String commitment,

            @Schema(description = "The number; absent if only the groups differ.")
            ResolvedFigure promised) {}

    /** @param before the state of the moment before; null for the first */
    static ExchangeStateEntry of(Instant at, ExchangeSnapshot before, ExchangeSnapshot now) {
        RevisionDraft current = now.currentRevision();
        List<Balance> balances = now.balances().balances();
        List<PositionDraft> enquiries = now.enquiries();
        Map<PositionDraft, String> answers = Positions.answersTo(enquiries, now.positions());
        return new ExchangeStateEntry(
                at,
                now.status(),
                current == null ? null : current.number(),
                now.stances().values().stream()
                        .map(position -> new Stance(
                                position.actor(),
                                position.stance(),
                                position.id(),
                                position.revision(),
                                position.occurred()))
                        .toList(),
                enquiries.stream()
                        .map(position ->
                                new Enquiry(position.actor(), position.stance(), position.id(), answers.get(position)))
                        .toList(),
                balances.stream().map(Line::of).toList(),
                balances.stream()
                        .filter(balance -> balance.commitment().disputed())
                        .map(balance -> new Disputed(
                                balance.revision(),
                                balance.commitment().id(),
                                balance.commitment().promised()))
                        .toList(),
                KnowledgeChanges.between(before, now));
    }
}
