package dev.parley.exchanges.exchange;

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
import dev.parley.kernel.Faults;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One proposed exchange: what two sides would release to each other. What is offered, said and delivered is in its
 * records.
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
@ReadAs(ExchangeView.class)
public record ExchangeDraft(
        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "us-iran-2023")
        String id,

        @NotNull
        @PlainText
        @Size(max = 300)
        @Schema(
                description = "Title of the exchange, in the curator's present wording.",
                examples = "United States - Iran exchange of September 2023")
        String title,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(description = "Summary of the exchange, in the curator's present wording.")
        String summary,

        @NotNull @Valid @Schema(description = "When talks on the exchange began.")
        UncertainDate opened,

        @Size(max = 200) @Schema(description = "Actors who take part, each of them once, with all its roles.")
        List<@NotNull @Valid Participant> participants,

        @Size(max = 200) @Schema(description = "Connections with other exchanges.")
        List<@NotNull @Valid Link> links,

        @Size(max = 200)
        @Schema(
                description =
                        "Citations of the exchange as such. It is known from the earliest of these citations and of its"
                                + " records on.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<ExchangeDraft> {

    public ExchangeDraft {
        participants = Lists.copy(participants);
        links = Lists.copy(links);
        citations = Lists.copy(citations);
    }

    /** An actor who takes part in an exchange. */
    @Schema(name = "ExchangeParticipant", description = "An actor who takes part in an exchange.")
    public record Participant(
            @NotNull @ValidId @Schema(description = "Id of the actor.", examples = "qatar")
            String actor,

            @NotNull
            @Size(min = 1, max = 20, message = "give {min} to {max} roles")
            @Schema(description = "All roles of the actor.")
            List<@NotNull Role> roles,

            @Schema(description = "Side on which the actor is; absent for one who is on neither, such as a mediator.")
            Side side) {

        public Participant {
            roles = Lists.copy(roles);
        }
    }

    @Schema(name = "ExchangeRole", description = """
            Roles in an exchange:
            - `HOLDING_PARTY`: holds the people, remains or funds.
            - `RELEASING_PARTY`: would release them; AGREED needs its consent.
            - `RECEIVING_PARTY`: would receive them.
            - `MEDIATOR`: mediates between the sides.
            - `LEAD_MEDIATOR`: leads the mediation.
            - `COORDINATING_STATE`: coordinates the states that take part.
            - `GUARANTOR`: guarantees that the sides keep the agreement.
            - `HOST`: hosts the talks.
            - `NEUTRAL_INTERMEDIARY`: carries out transfers, and only that, as the ICRC does.
            - `DESTINATION_STATE`: takes in those who are released.""")
    public enum Role {
        HOLDING_PARTY,
        RELEASING_PARTY,
        RECEIVING_PARTY,
        MEDIATOR,
        LEAD_MEDIATOR,
        COORDINATING_STATE,
        GUARANTOR,
        HOST,
        NEUTRAL_INTERMEDIARY,
        DESTINATION_STATE;

        public boolean isMediating() {
            return this == MEDIATOR || this == LEAD_MEDIATOR;
        }
    }

    @Schema(name = "ExchangeSide", description = """
            Sides of an exchange; the letters carry no judgement:
            - `A`: one side.
            - `B`: the other side.""")
    public enum Side {
        A,
        B
    }

    /** A connection of an exchange with another one. */
    @Schema(name = "ExchangeLink", description = "A connection of an exchange with another one.")
    public record Link(
            @NotNull @Schema(description = "Type of connection.")
            Type type,

            @NotNull
            @ValidId
            @Schema(description = "Id of the other exchange, which need not exist yet.", examples = "us-iran-2023")
            String exchange) {

        @Schema(name = "ExchangeLinkType", description = """
                Types of connection, as seen from the exchange that has the link:
                - `SUPERSEDES`: it takes the place of the other exchange.
                - `FOLLOWS`: it comes after the other exchange, as when ended talks are reopened.
                - `PHASE_OF`: it is a phase of the other exchange.
                - `PRECEDENT`: the other exchange is a precedent for it.
                - `RELATED`: the two are connected in another way.""")
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

    /** Title, summary, participants and links stay in their present wording. */
    @Override
    public ExchangeDraft knownAt(Instant moment) {
        return new ExchangeDraft(
                id, title, summary, opened, participants, links, Citation.knownAt(citations, moment), marking);
    }
}
