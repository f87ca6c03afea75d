package dev.parley.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Traffic Light Protocol 2.0 (FIRST, 2022): how far a document may be shared, from the widest to the narrowest. */
@Schema(description = """
        How far a document may be shared, by the Traffic Light Protocol 2.0 (FIRST, 2022):
        - `CLEAR`: with anybody, in public.
        - `GREEN`: within the community, not in public.
        - `AMBER`: within the organisation and with its clients, as far as they need to know.
        - `AMBER+STRICT`: within the organisation only, as far as its members need to know.
        - `RED`: with the individual recipients only.""")
public enum Marking {
    CLEAR,
    GREEN,
    AMBER,
    @JsonProperty("AMBER+STRICT")
    AMBER_STRICT,
    RED;

    /** Describes the {@code marking} of a document in the API documents. */
    public static final String DESCRIPTION =
            "How far the document may be shared. Only `CLEAR` is accepted as long as there is no access control.";
}
