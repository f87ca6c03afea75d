package dev.parley.journal.document;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.query.CommonQueryContract;

/** The conditions of a list: HQL over the alias {@code d}, with parameters that are always bound. */
public final class Filter {

    private final StringBuilder conditions = new StringBuilder("1 = 1");
    private final Map<String, Object> parameters = new HashMap<>();
    private String joined = "";
    private String order = "d.sortKey";

    /** Adds a condition that has no parameter of its own. */
    public Filter where(String condition) {
        conditions.append(" and ").append(condition);
        return this;
    }

    /** Adds a condition on a value, unless the value is null. */
    public Filter where(String condition, String name, Object value) {
        if (value != null) {
            where(condition);
            parameters.put(name, value);
        }
        return this;
    }

    /** Adds a condition on several values. */
    public Filter where(String condition, Map<String, Object> values) {
        parameters.putAll(values);
        return where(condition);
    }

    /** The attribute equals the value, unless that is null. */
    public Filter equal(String attribute, Object value) {
        return where("d." + attribute + " = :" + attribute, attribute, value);
    }

    /** The attribute is one of the values, unless there are none. */
    public Filter anyOf(String attribute, Collection<?> values) {
        return where("d." + attribute + " in :" + attribute, attribute, values.isEmpty() ? null : names(values));
    }

    /** Enums by the names under which columns have them; what is no enum as it is. */
    public static List<?> names(Collection<?> values) {
        return values.stream()
                .map(value -> value instanceof Enum<?> constant ? constant.name() : value)
                .toList();
    }

    /** The array attribute has at least one of the values, unless there are none. */
    public Filter overlaps(String attribute, List<String> values) {
        return where(
                "array_intersects(d." + attribute + ", :" + attribute + ")",
                attribute,
                values.isEmpty() ? null : values.toArray(String[]::new));
    }

    /** The interval attributes {@code validFrom} and {@code validTo}, absent where open, hold the instant. */
    public Filter validAt(Instant at) {
        return where(
                "(d.validFrom is null or d.validFrom <= :validAt) and (d.validTo is null or d.validTo >= :validAt)",
                "validAt",
                at);
    }

    /**
     * Puts another order before the collection's own.
     *
     * @param rank HQL for a text by which documents are sorted before their sort key
     * @param join the HQL join that brings it in
     */
    public Filter rankedBy(String rank, String join, Map<String, Object> values) {
        order = "concat(" + rank + ", d.sortKey)";
        joined = " " + join;
        parameters.putAll(values);
        return this;
    }

    /** The same filter with only what comes after a place in the order; null: all. */
    Filter after(String place) {
        Filter rest = new Filter();
        rest.conditions.setLength(0);
        rest.conditions.append(conditions);
        rest.parameters.putAll(parameters);
        rest.joined = joined;
        rest.order = order;
        return rest.where(order + " > :after", "after", place);
    }

    String order() {
        return order;
    }

    String joined() {
        return joined;
    }

    String conditions() {
        return conditions.toString();
    }

    <Q extends CommonQueryContract> Q bind(Q query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
