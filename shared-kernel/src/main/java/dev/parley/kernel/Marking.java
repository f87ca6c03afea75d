package dev.parley.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Traffic Light Protocol 2.0 (FIRST, 2022): how far a document may be shared, from freely to not at all. */
public enum Marking {
    CLEAR,
    GREEN,
    AMBER,
    @JsonProperty("AMBER+STRICT")
    AMBER_STRICT,
    RED
}
