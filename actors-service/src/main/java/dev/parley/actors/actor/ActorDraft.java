package dev.parley.actors.actor;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.Draft;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Country;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.CountryCode;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.LanguageTag;
import dev.parley.kernel.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A state, a body, a group or an office-holder acting in public. Individuals who are held are never modelled. */
@Schema(description = "A state, a body, a group or an office-holder acting in public.", examples = """
                {
                  "id": "qatar", "kind": "STATE", "name": "Qatar", "country": "QA",
                  "names": [{"value": "Dawlat Qatar", "language": "ar-Latn", "type": "TRANSLITERATION"}],
                  "identifiers": [{"scheme": "wikidata", "value": "Q846"}],
                  "marking": "CLEAR"
                }""")
@ReadAs(ActorView.class)
public record ActorDraft(
        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "qatar")
        String id,

        @NotNull @Schema(description = "Kind of actor.") Kind kind,

        @NotNull
        @PlainText
        @Size(max = 300)
        @Schema(description = "Name under which the actor is shown.", examples = "Qatar")
        String name,

        @CountryCode
        @Schema(
                description = "Country of the actor, ISO 3166-1 alpha-2; absent if it belongs to no single country.",
                examples = "QA")
        String country,

        @Size(max = MOST_NAMES) @Schema(description = "Other names of the actor, all of them found by a search.")
        List<@NotNull @Valid Name> names,

        @Size(max = MOST_IDENTIFIERS)
        @Schema(description = "Identifiers of the actor in other data sets. No two actors may have the same one.")
        List<@NotNull @Valid Identifier> identifiers,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(
                description = "Description of the actor, in the curator's present wording; absent from a read as of a"
                        + " moment of knowledge.")
        String description,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<ActorDraft> {

    private static final int MOST_NAMES = 200;
    private static final int MOST_IDENTIFIERS = 50;

    public ActorDraft {
        names = Lists.copy(names);
        identifiers = Lists.copy(identifiers);
    }

    @Schema(name = "ActorKind", description = """
            Kinds of actor:
            - `STATE`: a state.
            - `GOVERNMENT_BODY`: a government, or a ministry, agency or office of one.
            - `MILITARY`: the armed forces of a state, or a part of them.
            - `INTELLIGENCE_SERVICE`: an intelligence or security service of a state.
            - `ARMED_GROUP`: an organised armed group outside the armed forces of a state.
            - `POLITICAL_MOVEMENT`: a party or another political movement.
            - `IGO`: an intergovernmental organisation, such as the United Nations.
            - `HUMANITARIAN_ORGANISATION`: an organisation with a humanitarian mandate, such as the ICRC.
            - `NGO`: another non-governmental organisation.
            - `MEDIA`: a news outlet.
            - `OFFICIAL`: an office-holder acting in public.
            - `PRIVATE_INTERMEDIARY`: a private person or firm that mediates.
            - `ADVOCACY_GROUP`: a group that speaks for those who are held, or for their families.
            - `UNIDENTIFIED`: an actor that the reports do not identify.""")
    public enum Kind {
        STATE,
        GOVERNMENT_BODY,
        MILITARY,
        INTELLIGENCE_SERVICE,
        ARMED_GROUP,
        POLITICAL_MOVEMENT,
        IGO,
        HUMANITARIAN_ORGANISATION,
        NGO,
        MEDIA,
        OFFICIAL,
        PRIVATE_INTERMEDIARY,
        ADVOCACY_GROUP,
        UNIDENTIFIED
    }

    /** Another name of the actor. */
    @Schema(name = "ActorName", description = "Another name of the actor.")
    public record Name(
            @NotNull @PlainText @Size(max = 300) @Schema(description = "The name.", examples = "Dawlat Qatar")
            String value,

            @LanguageTag
            @Schema(
                    description = "Language of the name, BCP 47, with the script if it is not the usual one.",
                    examples = "ar-Latn")
            String language,

            @NotNull @Schema(description = "Kind of name.") Type type) {

        @Schema(name = "ActorNameType", description = """
                Kinds of name:
                - `ALIAS`: another name in use.
                - `ACRONYM`: an acronym or another abbreviation.
                - `TRANSLITERATION`: the name in the letters of another script.
                - `ENDONYM`: the name that the actor uses for itself, in its own language.
                - `FORMER`: a name that is no longer in use.""")
        public enum Type {
            ALIAS,
            ACRONYM,
            TRANSLITERATION,
            ENDONYM,
            FORMER
        }
    }

    /** An identifier of the actor in another data set. */
    @Schema(name = "ActorIdentifier", description = "An identifier of the actor in another data set.")
    public record Identifier(
            @NotNull
            @Pattern(
                    regexp = "[a-z][a-z0-9-]{0,39}",
                    message =
                            "use 1 to 40 lower-case letters, digits or `-`, beginning with a letter, as in `wikidata`")
            @Schema(examples = "wikidata", description = """
                            Data set that gave the identifier. Any name may be used, such as that of a newsroom's own
                            archive; these have a meaning of their own:
                            - `wikidata`: Wikidata, id of the item, as in `Q846`; nothing else is accepted.
                            - `acled`: ACLED, name of the actor.
                            - `ucdp`: UCDP, id of the actor.
                            - `opensanctions`: OpenSanctions, id of the entity.
                            - `iso3166-1`: ISO 3166-1 alpha-2, assigned code of a country, as in `QA`; nothing else is
                            accepted.""")
            String scheme,

            @NotNull
            @PlainText
            @Size(max = 200)
            @Schema(description = "The identifier, as the data set writes it.", examples = "Q846")
            String value) {

        /** Scheme and value in one text, as the {@code identifier} filter takes it. */
        String text() {
            return scheme + ":" + value;
        }

        /** What is wrong with the value in a scheme whose form is known; null if nothing is. */
        private String fault() {
            return switch (scheme) {
                case "wikidata" -> value.matches("Q[1-9]\\d*") ? null : "use the id of a Wikidata item, as in `Q846`";
                case "iso3166-1" -> Country.isAssigned(value) ? null : Country.HINT;
                default -> null;
            };
        }
    }

    /** This actor, with the names and identifiers of the other one added. */
    ActorDraft absorbing(ActorDraft other) {
        Set<String> values = new HashSet<>(Set.of(name));
        List<Name> allNames = Stream.of(names, List.of(new Name(other.name, null, Name.Type.ALIAS)), other.names)
                .flatMap(List::stream)
                .filter(one -> values.add(one.value()))
                .toList();
        List<Identifier> allIdentifiers = Stream.concat(identifiers.stream(), other.identifiers.stream())
                .distinct()
                .toList();
        if (allNames.size() > MOST_NAMES || allIdentifiers.size() > MOST_IDENTIFIERS) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    "The merged actor would have more than " + MOST_NAMES + " names or " + MOST_IDENTIFIERS
                            + " identifiers. Remove some from either actor before you merge them.");
        }
        return new ActorDraft(id, kind, name, country, allNames, allIdentifiers, description, marking);
    }

    /** This actor without the names and identifiers that it has taken over between these two versions of it. */
    ActorDraft withoutAbsorbed(ActorDraft before, ActorDraft after) {
        return new ActorDraft(
                id,
                kind,
                name,
                country,
                without(names, before.names, after.names),
                without(identifiers, before.identifiers, after.identifiers),
                description,
                marking);
    }

    private static <T> List<T> without(List<T> all, List<T> before, List<T> after) {
        return all.stream()
                .filter(one -> before.contains(one) || !after.contains(one))
                .toList();
    }

    @Override
    public ActorDraft withId(String parent, String id) {
        return new ActorDraft(id, kind, name, country, names, identifiers, description, marking);
    }

    @Override
    public void check(Faults faults) {
        faults.unique("/identifiers", identifiers, Identifier::text);
        for (int i = 0; i < identifiers.size(); i++) {
            String fault = identifiers.get(i).fault();
            if (fault != null) {
                faults.add("/identifiers/" + i + "/value", fault);
            }
        }
    }

    /** An actor is no claim: it is always shown, without its description, which is present wording. */
    @Override
    public ActorDraft knownAt(Instant moment) {
        return new ActorDraft(id, kind, name, country, names, identifiers, null, marking);
    }
}
