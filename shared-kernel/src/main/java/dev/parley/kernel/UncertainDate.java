package dev.parley.kernel;

import java.time.*;
import java.util.Comparator;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record UncertainDate(@NotNull String edtf, String partOfDay, String zone, String verbatim) {
    public static final Comparator<UncertainDate> ORDER = Comparator.comparing(UncertainDate::edtf);

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true)
    public Instant earliest() {
        return Instant.EPOCH;
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true)
    public Instant latest() {
        return Instant.EPOCH;
    }
}
