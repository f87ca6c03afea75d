package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One proposed exchange: what two sides would release to each other. What is offered, said and done stands in its
 * records.
 *
 * @param opened when talks began
 * @param participants each actor once, with all its roles
 * @param links to other exchanges, known here or not
 */
@Schema(description = "One proposed exchange: what two sides would release to each other.", examples = """
                {
                  "id": "us-iran-proposal",
                  "title": "United States - Iran exchange of September 2023",
                  "opened": {"edtf": "2022~"},
                  "participants": [
                    {"actor": "united-states", "roles": ["RELEASING_PARTY", "RECEIVING_PARTY"], "side": "A"},
                    {"actor": "iran", "roles": ["RELEASING_PARTY", "RECEIVING_PARTY"], "side": "B"},
                    {"actor": "qatar", "roles": ["LEAD_MEDIATOR", "HOST"]}
                  ],
                  "links": [{"type": "RELATED", "exchange": "us-iran-2023"}],
                  "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}],
                  "marking": "CLEAR"
                }""")
public record ExchangeDraft(
        @DocumentId @Schema(examples = "us-iran-2023") String id,

        @NotBlank @Size(max = 300) @Schema(examples = "United States - Iran exchange of September 2023")
        String title,

        @Size(max = 5000) String summary,
        @NotNull @Valid UncertainDate opened,
        @Size(max = 200) List<@NotNull @Valid Participant> participants,
        @Size(max = 200) List<@NotNull @Valid Link> links,
        @Size(max = 200) List<@NotNull @Valid Citation> citations,
        @NotNull Marking marking)
        implements Draft<ExchangeDraft> {

    public ExchangeDraft {
        participants = Lists.copy(participants);
        links = Lists.copy(links);
        citations = Lists.copy(citations);
    }

    /** An actor's part in an exchange. */
    @Schema(name = "ExchangeParticipant")
    public record Participant(
            @NotNull @ValidId @Schema(examples = "qatar") String actor,

            @NotNull @Size(min = 1, max = 20) List<@NotNull Role> roles,
            Side side) {

        public Participant {
            roles = Lists.copy(roles);
        }
    }

    @Schema(name = "ExchangeRole")
    public enum Role {
        HOLDING_PARTY,
        RELEASING_PARTY,
        RECEIVING_PARTY,
        MEDIATOR,
        LEAD_MEDIATOR,
        COORDINATING_STATE,
        GUARANTOR,
        HOST,
        /** Transfers only, as the ICRC does. */
        NEUTRAL_INTERMEDIARY,
        DESTINATION_STATE;

        public boolean isMediating() {
            return this == MEDIATOR || this == LEAD_MEDIATOR;
        }
    }

    @Schema(name = "ExchangeSide")
    public enum Side {
        A,
        B
    }

    /** How an exchange stands to another. */
    @Schema(name = "ExchangeLink")
    public record Link(
            @NotNull Type type,

            @NotNull @ValidId @Schema(examples = "us-iran-2023")
            String exchange) {

        @Schema(name = "ExchangeLinkType")
        public enum Type {
            SUPERSEDES,
            FOLLOWS,
            PHASE_OF,
            PRECEDENT,
            RELATED
        }
    }

    @Override
    public ExchangeDraft withId(String parent, String id) {
        return new ExchangeDraft(id, title, summary, opened, participants, links, citations, marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return LocatedCitation.list("/citations", citations);
    }

    @Override
    public void check(Faults faults) {
        faults.unique("/participants", participants, Participant::actor);
        for (int i = 0; i < participants.size(); i++) {
            faults.unique("/participants/" + i + "/roles", participants.get(i).roles(), role -> role);
        }
        faults.unique("/links", links, link -> link);
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).exchange().equals(id)) {
                faults.add("/links/" + i + "/exchange", "must be another exchange");
            }
        }
    }

    /** Title, summary, participants and links are the present wording. */
    @Override
    public ExchangeDraft knownAt(Instant moment) {
        return new ExchangeDraft(
                id, title, summary, opened, participants, links, Citation.knownAt(citations, moment), marking);
    }
}
