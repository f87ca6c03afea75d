package dev.parley.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A query parameter, declared once: lists, exports and the API document all use the same declaration.
 *
 * @param <T> what it is read as
 */
public final class QueryParameter<T> {

    /** What one value looks like. */
    public enum Form {
        TEXT,
        INSTANT,
        FLAG,
        NUMBER,
        ENUM,
        CHOICE
    }

    private final String name;
    private final Form form;
    private final boolean several;
    private final String description;
    private final Object example;
    private final boolean required;
    private final Class<? extends Enum<?>> type;
    private final int least;
    private final int most;
    private final String collection;
    private final Function<Query, T> reader;

    private QueryParameter(
            String name,
            Form form,
            boolean several,
            String description,
            Object example,
            boolean required,
            Class<? extends Enum<?>> type,
            int least,
            int most,
            String collection,
            Function<Query, T> reader) {
        this.name = name;
        this.form = form;
        this.several = several;
        this.description = description;
        this.example = example;
        this.required = required;
        this.type = type;
        this.least = least;
        this.most = most;
        this.collection = collection;
        this.reader = reader;
    }

    private static <T> QueryParameter<T> of(
            String name, Form form, boolean several, String description, Object example, Function<Query, T> reader) {
        return new QueryParameter<>(name, form, several, description, example, false, null, 0, 0, null, reader);
    }

    /** One text; null if it is not given. */
    public static QueryParameter<String> text(String name, String description, String example) {
        return of(name, Form.TEXT, false, description, example, query -> query.text(name));
    }

    /** Any number of texts: the parameter may be repeated, or hold several separated by commas. */
    public static QueryParameter<List<String>> texts(String name, String description, String example) {
        return of(name, Form.TEXT, true, description, example, query -> query.texts(name));
    }

    /**
     * Any number of ids of documents: the parameter may be repeated, or hold several separated by commas.
     *
     * @param collection the name of the documents' collection, which may be another service's
     */
    public static QueryParameter<List<String>> ids(String name, String collection, String description, String example) {
        return new QueryParameter<>(
                name, Form.TEXT, true, description, example, false, null, 0, 0, collection, query -> query.texts(name));
    }

    /**
     * An RFC 3339 instant, or a date, from whose start (UTC) it counts; null if it is not given.
     *
     * @param example an instant
     */
    public static QueryParameter<Instant> instant(String name, String description, String example) {
        return of(
                name,
                Form.INSTANT,
                false,
                description + " An RFC 3339 instant, or a date, which means its start, UTC.",
                example,
                query -> query.from(name));
    }

    /** The same with a date up to whose end (UTC) it counts; the day that still goes on ends now. */
    public static QueryParameter<Instant> until(String name, String description, String example) {
        return of(
                name,
                Form.INSTANT,
                false,
                description + " An RFC 3339 instant, or a date, which means its end, UTC; today ends now.",
                example,
                query -> query.until(name));
    }

    /** True or false; false if it is not given. */
    public static QueryParameter<Boolean> flag(String name, String description, boolean example) {
        return of(name, Form.FLAG, false, description, example, query -> query.flag(name));
    }

    /** A whole number from {@code least} to {@code most}; {@code fallback} if it is not given. */
    public static QueryParameter<Integer> number(
            String name, Integer fallback, int least, int most, String description, Integer example) {
        return new QueryParameter<>(
                name,
                Form.NUMBER,
                false,
                description,
                example,
                false,
                null,
                least,
                most,
                null,
                query -> query.number(name, fallback, least, most));
    }

    /** Any number of the names of an enum: the parameter may be repeated, or hold several separated by commas. */
    public static <E extends Enum<E>> QueryParameter<List<E>> anyOf(String name, Class<E> type, String description) {
        return new QueryParameter<>(
                name, Form.ENUM, true, description, null, false, type, 0, 0, null, query -> query.anyOf(name, type));
    }

    /** One of the constants of an enum, by its name in lower case; {@code fallback} if it is not given. */
    public static <E extends Enum<E>> QueryParameter<E> choice(
            String name, Class<E> type, E fallback, String description) {
        return new QueryParameter<>(
                name,
                Form.CHOICE,
                false,
                description + " Default `" + nameOf(fallback) + "`.",
                nameOf(fallback),
                false,
                type,
                0,
                0,
                null,
                query -> query.choice(name, type, fallback));
    }

    /** The name of a constant as {@link #choice} takes it. */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The same parameter; a request without it is refused. */
    public QueryParameter<T> needed() {
        return new QueryParameter<>(
                name, form, several, description, example, true, type, least, most, collection, query -> {
                    T value = reader.apply(query);
                    if (value == null) {
                        query.refuse(name, "is required: " + description);
                    }
                    return value;
                });
    }

    T read(Query query) {
        return reader.apply(query);
    }

    public String name() {
        return name;
    }

    public Form form() {
        return form;
    }

    public boolean isSeveral() {
        return several;
    }

    public boolean isRequired() {
        return required;
    }

    public String description() {
        return description;
    }

    /** A value as it might be given; null if none is declared. */
    public Object example() {
        return example;
    }

    /** The enum whose constants it takes; null unless it takes those. */
    public Class<? extends Enum<?>> type() {
        return type;
    }

    /** The name of the collection whose documents' ids it takes; null unless it takes ids. */
    public String collection() {
        return collection;
    }

    /** The least number it takes. */
    public int least() {
        return least;
    }

    /** The greatest number it takes. */
    public int most() {
        return most;
    }
}
