package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One proposed exchange: what the sides would release to each other. What is offered, said and delivered is in its
 * records.
 */
@Schema(description = "One proposed exchange: what the sides would release to each other.", examples = """
                {
                  "id": "us-iran-proposal",
                  "title": "United States - Iran exchange of September 2023",
                  "opened": {"edtf": "2022~"},
                  "participants": [
                    {"actor": "united-states", "roles": ["RELEASING_PARTY", "RECEIVING_PARTY"], "side": "A"},
                    {"actor": "iran", "roles": ["RELEASING_PARTY", "RECEIVING_PARTY"], "side": "B"},
                    {
                      "actor": "qatar", "roles": ["LEAD_MEDIATOR", "HOST"],
                      "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}]
                    }
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
                description =
                        "Title of the exchange, worded as it could be when the exchange first became public: it is"
                                + " shown at every moment.",
                examples = "United States - Iran exchange of September 2023")
        String title,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(
                description = "Summary of the exchange, in the curator's present wording; absent from a read as of a"
                        + " moment of knowledge.")
        String summary,

        @NotNull @Valid @Schema(description = "When talks on the exchange began.")
        ReportedDate opened,

        @Size(max = 200) @Schema(description = "Actors who take part, each of them once, with all its roles.")
        List<@NotNull @Valid Participant> participants,

        @Size(max = 200) @Schema(description = "Connections with other exchanges.")
        List<@NotNull @Valid Link> links,

        @Size(max = 200)
        @Schema(
                description =
                        "Citations of the exchange as such. It is known from the earliest of its citations and of those"
                                + " of its records on, and needs at least one citation itself.")
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

            @Pattern(regexp = "[A-Z]", message = "use one capital letter, as in `A`")
            @Schema(
                    description = "Side on which the actor is: a capital letter, which carries no judgement; absent for"
                            + " one who is on no side, such as a mediator.",
                    examples = "A")
            String side,

            @Size(max = 50)
            @Schema(
                    description = "Who published that the actor takes part, and when. With citations the participant is"
                            + " known from the earliest on, without any from when the exchange is known.")
            List<@NotNull @Valid Citation> citations) {

        public Participant {
            roles = Lists.copy(roles);
            citations = Lists.copy(citations);
        }

        /** The participant as far as it was known; nothing if it was not. */
        private Stream<Participant> knownAt(Instant moment) {
            List<Citation> known = Citation.knownAt(citations, moment);
            return known.isEmpty() && !citations.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Participant(actor, roles, side, known));
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
            return MEDIATOR.withSpecialForms().contains(this);
        }

        /** The role and those that are special forms of it: a lead mediator is a mediator. */
        Set<Role> withSpecialForms() {
            return this == MEDIATOR ? EnumSet.of(MEDIATOR, LEAD_MEDIATOR) : EnumSet.of(this);
        }
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
    public boolean needsCitation() {
        return true;
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.of(
                        LocatedCitation.date("/opened", opened),
                        LocatedCitation.each(
                                "/participants",
                                participants,
                                (pointer, participant) ->
                                        LocatedCitation.list(pointer + "/citations", participant.citations())),
                        LocatedCitation.list("/citations", citations))
                .flatMap(citation -> citation);
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return LocatedClaim.date("/opened", opened);
    }

    @Override
    public void check(Faults faults) {
        faults.date("/opened", opened);
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

    /** Leaves out the summary, which is present wording; title and links say what the exchange is about and stay. */
    @Override
    public ExchangeDraft knownAt(Instant moment) {
        return new ExchangeDraft(
                id,
                title,
                null,
                opened.knownAt(moment),
                participants.stream()
                        .flatMap(participant -> participant.knownAt(moment))
                        .toList(),
                links,
                Citation.knownAt(citations, moment),
                marking);
    }
}
