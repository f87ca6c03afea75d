package dev.parley.exchanges.revision;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Measure;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** So much for each so many that another commitment delivers, as in "30 prisoners for each civilian". */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CommitmentRatio",
        description = "So much for each so many that another commitment delivers: \"30 per civilian\" gives 30 for each"
                + " 1, \"one more day per 10\" gives 1 for each 10. Only whole lots count.",
        examples = """
                {"commitment": "civilians", "give": 30, "each": 1}""")
public record Ratio(
        @NotNull
        @ValidId
        @Schema(description = "Id of the other commitment, in the same revision.", examples = "civilians")
        String commitment,

        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @Digits(integer = 18, fraction = 6)
        @Schema(description = "How much is given for each lot, in `unit`.", examples = "30")
        BigDecimal give,

        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @Digits(integer = 18, fraction = 6)
        @Schema(description = "Size of a lot, in the unit of the other commitment.", examples = "1")
        BigDecimal each,

        @Schema(
                description = "Unit of `give`; absent: PERSONS for a RELEASE and DAYS for a CEASEFIRE. Otherwise"
                        + " required.")
        Quantity.Unit unit,

        @Pattern(regexp = "[A-Z]{3}", message = Quantity.CURRENCY_HINT)
        @Schema(description = "ISO 4217 code; required for MONEY and only allowed there.", examples = "USD")
        String currency,

        @PlainText
        @Size(max = 100)
        @Schema(description = "What the items are; required for ITEMS and only allowed there.", examples = "aircraft")
        String of) {

    /** Keeps numbers without trailing zeros, so that equal numbers are equal. */
    public Ratio {
        give = Quantity.plain(give);
        each = Quantity.plain(each);
    }

    Measure measure(Commitment.Type type) {
        return new Measure(unit == null ? Commitment.usualUnit(type) : unit, currency, of, false);
    }

    void check(String pointer, Commitment.Type type, Faults faults) {
        Quantity.Unit counted = unit == null ? Commitment.usualUnit(type) : unit;
        if (counted == null) {
            faults.add(pointer + "/unit", "is required for a commitment of type " + type);
            return;
        }
        new Quantity(Quantity.Kind.EXACT, counted, give, null, null, currency, of, null, null)
                .faults().stream()
                        .map(fault -> fault.pointer().equals("/value") ? new Fault("/give", fault.message()) : fault)
                        .map(fault -> fault.under(pointer))
                        .forEach(fault -> faults.add(fault.pointer(), fault.message()));
    }

    /** The ratio without what it is of: "30 for each 1". */
    public String words() {
        return give.toPlainString() + " for each " + each.toPlainString();
    }
}
