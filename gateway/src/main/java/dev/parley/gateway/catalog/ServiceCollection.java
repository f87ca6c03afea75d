package dev.parley.gateway.catalog;

import java.util.Locale;
import java.util.Set;

/**
 * A collection of documents that a service keeps.
 *
 * @param name in paths, bundles and dossiers: {@code actors}
 * @param key the property that identifies a document in the collection, or within its parent: {@code id} or
 *     {@code number}
 * @param parent the name of the collection whose documents these belong to; null if they stand alone
 * @param parentProperty the property that holds the parent's id; null without a parent
 * @param schema the name of the schema of a document as it is read
 * @param draft the name of the schema of a document as it is sent; null if the collection cannot be written
 * @param queryParameters of the list: filters, paging and the instants to read it as of
 */
public record ServiceCollection(
        String name,
        Service service,
        String key,
        String parent,
        String parentProperty,
        String schema,
        String draft,
        Set<String> queryParameters) {

    /** One document of the collection, in messages: {@code actor}. */
    public String noun() {
        return schema.toLowerCase(Locale.ROOT);
    }
}
