package dev.parley.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.kernel.constraint.Nationality;
import dev.parley.kernel.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** People who are held or would be released, as a group, never as individuals. Its properties are independent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "People who are held or would be released, as a group, never as individuals. Its properties are"
                + " independent of each other.",
        examples = """
                {"custody": "HOSTAGE", "demographics": ["WOMEN", "CHILDREN"], "condition": "UNKNOWN",
                 "nationalities": ["IL"], "labelAsReported": "Israeli women and children held in Gaza"}""")
public record Group(
        @NotNull @Schema(description = "In what capacity the people are held.")
        Custody custody,

        @Size(max = 4)
        @Schema(
                description = "Who is in the group. \"36 women and children\" is one group with two"
                        + " demographics. Empty if not reported.")
        List<@NotNull Demographic> demographics,

        @NotNull @Schema(description = "Physical condition of the people.")
        Condition condition,

        @PlainText
        @Size(max = 300)
        @Schema(
                description = "Sentence that the people serve, if it is reported for all of them.",
                examples = "life imprisonment")
        String sentence,

        @Size(max = 20)
        @Schema(
                description =
                        "Nationalities of the people, ISO 3166-1 alpha-2 or `STATELESS`. Empty if not reported for"
                                + " all of them.",
                examples = "[\"IL\"]")
        List<@NotNull @Nationality String> nationalities,

        @PlainText
        @Size(max = 500)
        @Schema(
                description =
                        "Name of the group in the words of the report. Loaded words stay here and out of the codes.",
                examples = "Israeli women and children held in Gaza")
        String labelAsReported)
        implements CheckedValue {

    public Group {
        demographics = Lists.copy(demographics);
        nationalities = Lists.copy(nationalities);
    }

    /** In what capacity people are held. */
    @Schema(name = "GroupCustody", description = """
            In what capacity people are held:
            - `HOSTAGE`: to force a third party to act (Hostages Convention of 1979, art. 1).
            - `PRISONER_OF_WAR`: as prisoners of war (Geneva Convention III, art. 4).
            - `CONVICTED_PRISONER`: to serve the sentence of a court.
            - `REMAND_DETAINEE`: on a charge, before or during the trial.
            - `ADMINISTRATIVE_DETAINEE`: by order of an authority, without charge or trial (internment).
            - `CIVILIAN_DETAINEE`: as civilians, by a party to a conflict, on no other known ground.
            - `MISSING`: reported missing; it is not known whether they are held.
            - `UNSPECIFIED`: the reports do not say.""")
    public enum Custody {
        HOSTAGE,
        PRISONER_OF_WAR,
        CONVICTED_PRISONER,
        REMAND_DETAINEE,
        ADMINISTRATIVE_DETAINEE,
        CIVILIAN_DETAINEE,
        MISSING,
        UNSPECIFIED
    }

    /** Who is in a group. */
    @Schema(name = "GroupDemographic", description = """
            Who is in a group:
            - `WOMEN`: women.
            - `MEN`: men.
            - `CHILDREN`: people under 18 (Convention on the Rights of the Child, art. 1).
            - `ELDERLY`: old people, without a fixed age.""")
    public enum Demographic {
        WOMEN,
        MEN,
        CHILDREN,
        ELDERLY
    }

    /** Physical condition of a group. */
    @Schema(name = "GroupCondition", description = """
            Physical condition of a group:
            - `LIVING`: alive, with no injury or illness reported.
            - `WOUNDED_SICK`: wounded or sick (a term of the Geneva Conventions).
            - `DECEASED`: dead.
            - `UNKNOWN`: the reports do not say.""")
    public enum Condition {
        LIVING,
        WOUNDED_SICK,
        DECEASED,
        UNKNOWN
    }

    /** A demographic or nationality listed twice. */
    @Override
    public List<Fault> faults() {
        Faults faults = new Faults();
        faults.unique("/demographics", demographics, demographic -> demographic);
        faults.unique("/nationalities", nationalities, nationality -> nationality);
        return faults.all();
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, description = Words.DESCRIPTION, examples = "women and children held hostage")
    public String words() {
        return Words.ENGLISH.group(this);
    }

    /** Whether both describe the same people, in whatever order and whatever words the reports use. */
    public boolean agreesWith(Group other) {
        return custody == other.custody
                && condition == other.condition
                && Objects.equals(sentence, other.sentence)
                && new HashSet<>(demographics).equals(new HashSet<>(other.demographics))
                && new HashSet<>(nationalities).equals(new HashSet<>(other.nationalities));
    }
}
