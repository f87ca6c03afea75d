package dev.parley.exchanges.revision;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.kernel.Lists;
import dev.parley.kernel.constraint.CountryCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The people that a commitment is about, never one by one. Its facets stand side by side: "36 women and children" is
 * one group of two demographics.
 *
 * @param demographics who is in the group; empty: not reported
 * @param sentence what those in it were sentenced to, as far as it is reported of all of them
 * @param nationality ISO 3166-1 alpha-2
 * @param labelAsReported the words of the report, which stay out of the other facets
 */
@Schema(name = "CommitmentGroup", description = "The people that a commitment is about, never one by one.")
public record Group(
        @NotNull Custody custody,
        @Size(max = 4) List<@NotNull Demographic> demographics,
        @NotNull Condition condition,
        @Size(max = 300) String sentence,

        @CountryCode @Schema(examples = "IL") String nationality,

        @Size(max = 500) @Schema(examples = "Israeli women and children held in Gaza")
        String labelAsReported) {

    public Group {
        demographics = Lists.copy(demographics);
    }

    @Schema(name = "GroupCustody")
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

    @Schema(name = "GroupDemographic")
    public enum Demographic {
        WOMEN,
        MEN,
        CHILDREN,
        ELDERLY
    }

    @Schema(name = "GroupCondition")
    public enum Condition {
        LIVING,
        WOUNDED_SICK,
        DECEASED,
        UNKNOWN
    }
}
