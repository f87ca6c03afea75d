package dev.parley.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Traffic Light Protocol 2.0 (FIRST, 2022): how far a document may be shared, from freely to not at all. */
public enum Marking {
    /** To anybody. */
    CLEAR,
    /** Within the community, not in public. */
    GREEN,
    /** Within the organisation and to its clients, as far as they need to know. */
    AMBER,
    /** Within the organisation, as far as it needs to know. */
    @JsonProperty("AMBER+STRICT")
    AMBER_STRICT,
    /** To those who are addressed, and nobody else. */
    RED
}
