package dev.parley.actors.actor;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.Draft;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.constraint.CountryCode;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.LanguageTag;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A state, a body, a group or an office-holder acting in public. Individuals who are held are never modelled.
 *
 * @param name the name by which the actor is shown
 * @param names what else it is called
 * @param country ISO 3166-1 alpha-2
 * @param identifiers what it is called in other data sets
 */
@Schema(description = "A state, a body, a group or an office-holder acting in public.", examples = """
                {
                  "id": "qatar", "kind": "STATE", "name": "Qatar", "country": "QA",
                  "names": [{"value": "Dawlat Qatar", "language": "ar-Latn", "type": "TRANSLITERATION"}],
                  "identifiers": [{"scheme": "wikidata", "value": "Q846"}],
                  "marking": "CLEAR"
                }""")
public record ActorDraft(
        @DocumentId @Schema(examples = "qatar") String id,

        @NotNull Kind kind,

        @NotBlank @Size(max = 300) @Schema(examples = "Qatar")
        String name,

        @CountryCode @Schema(examples = "QA") String country,

        @Size(max = MOST_NAMES) List<@NotNull @Valid Name> names,
        @Size(max = MOST_IDENTIFIERS) List<@NotNull @Valid Identifier> identifiers,
        @Size(max = 5000) String description,
        @NotNull Marking marking)
        implements Draft<ActorDraft> {

    private static final int MOST_NAMES = 200;
    private static final int MOST_IDENTIFIERS = 50;

    public ActorDraft {
        names = Lists.copy(names);
        identifiers = Lists.copy(identifiers);
    }

    @Schema(name = "ActorKind")
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

    /** Another name of the actor, in a language (BCP 47). */
    @Schema(name = "ActorName")
    public record Name(
            @NotBlank @Size(max = 300) String value,

            @LanguageTag String language,

            @NotNull Type type) {

        @Schema(name = "ActorNameType")
        public enum Type {
            ALIAS,
            ACRONYM,
            TRANSLITERATION,
            ENDONYM,
            FORMER
        }
    }

    /** What the actor is called in another data set. */
    @Schema(name = "ActorIdentifier")
    public record Identifier(
            @NotNull
            @Pattern(
                    regexp = "wikidata|acled|ucdp|opensanctions|iso3166-1",
                    message = "use `wikidata`, `acled`, `ucdp`, `opensanctions` or `iso3166-1`")
            @Schema(enumeration = {"wikidata", "acled", "ucdp", "opensanctions", "iso3166-1"})
            String scheme,

            @NotBlank @Size(max = 200) @Schema(examples = "Q846")
            String value) {

        /** Scheme and value in one, as in the {@code identifier} filter. */
        String text() {
            return scheme + ":" + value;
        }
    }

    /** This actor, known also by what the other one was called. */
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

    @Override
    public ActorDraft withId(String parent, String id) {
        return new ActorDraft(id, kind, name, country, names, identifiers, description, marking);
    }

    @Override
    public void check(Faults faults) {
        faults.unique("/identifiers", identifiers, Identifier::text);
    }

    /** An actor is not a claim: it is as visible as its present wording. */
    @Override
    public ActorDraft knownAt(Instant moment) {
        return this;
    }
}
