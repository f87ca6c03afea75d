package dev.parley.gateway.catalog;

import java.util.Map;
import java.util.Set;

/**
 * What the gateway needs to know of a schema.
 *
 * @param readOnly the properties that a service derives: in what is read, ignored in what is sent
 * @param references the collections that ids refer to, by the name of the property that holds one id or a list of ids
 * @param parts the names of the schemas of the properties that are objects, or lists of objects
 * @param texts the properties that are strings, or lists of strings
 */
public record DocumentSchema(
        Set<String> readOnly, Map<String, String> references, Map<String, String> parts, Set<String> texts) {}
