package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.constraint.CountryCode;
import dev.parley.kernel.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place on earth, as small or as large as is known. Coordinates are equal however many zeros end them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A place on earth, as small or as large as is known.", examples = """
            {"name": "Doha", "country": "QA", "latitude": 25.286, "longitude": 51.533, "precision": "TOWN"}""")
public record Place(
        @NotNull @PlainText @Size(max = 300) @Schema(description = "Name of the place.", examples = "Doha")
        String name,

        @CountryCode @Schema(description = "Country of the place, ISO 3166-1 alpha-2.", examples = "QA")
        String country,

        @DecimalMin("-90")
        @DecimalMax("90")
        @Digits(integer = 2, fraction = 8)
        @Schema(
                description = "Latitude in degrees, WGS 84, north positive; together with `longitude` or not at all.",
                examples = "25.286")
        BigDecimal latitude,

        @DecimalMin("-180")
        @DecimalMax("180")
        @Digits(integer = 3, fraction = 8)
        @Schema(
                description = "Longitude in degrees, WGS 84, east positive; together with `latitude` or not at all.",
                examples = "51.533")
        BigDecimal longitude,

        @NotNull @Schema(description = "How large an area name and coordinates stand for.")
        Precision precision)
        implements CheckedValue {

    /** Keeps coordinates without trailing zeros. */
    public Place {
        latitude = latitude == null ? null : latitude.stripTrailingZeros();
        longitude = longitude == null ? null : longitude.stripTrailingZeros();
    }

    /** How large an area a place stands for. */
    @Schema(name = "PlacePrecision", description = """
            How large an area a place stands for:
            - `EXACT`: the very spot.
            - `TOWN`: a town or village.
            - `REGION`: a region or province.
            - `COUNTRY`: a country.""")
    public enum Precision {
        EXACT,
        TOWN,
        REGION,
        COUNTRY
    }

    /** One coordinate without the other. */
    @Override
    public List<Fault> faults() {
        return (latitude == null) == (longitude == null)
                ? List.of()
                : List.of(new Fault(
                        latitude == null ? "/latitude" : "/longitude",
                        "give latitude and longitude together, or neither"));
    }
}
