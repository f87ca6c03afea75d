package dev.parley.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.kernel.Fault;

/**
 * The query parameters of one request. Each is read by its declaration; {@link #close} then refuses, all at once, those
 * that could not be read and those that nobody declared.
 */
public final class Query implements AutoCloseable {

    private static final int MAX_LENGTH = 1000;
    private static final int DATE_LENGTH = 10;

    /** What the server replaces bytes with that are not UTF-8. */
    private static final char NOT_UTF_8 = '\ufffd';

    /** Those that RFC 3339 can write, all of which a database can hold. */
    private static final ValueRange YEARS = ValueRange.of(0, 9999);

    /** How long {@link #list} is. */
    static final int LIST_LENGTH = 11;

    /** Where a page begins and how long it is do not make it one of another list. */
    private static final Set<String> OF_A_PAGE = Set.of("cursor", "limit");

    private final String path;
    private final MultivaluedMap<String, String> parameters;
    private final Set<String> declared = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    public Query(UriInfo uri) {
        this.path = uri.getPath();
        this.parameters = uri.getQueryParameters();
    }

    /** A digest of what list is read: the path, and the parameters in any order and division. */
    String list() {
        StringBuilder list = new StringBuilder(path);
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!OF_A_PAGE.contains(name)) {
                list.append('\n').append(name);
                values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .filter(value -> !value.isBlank())
                        .distinct()
                        .sorted()
                        .forEach(value -> list.append('\n').append(value));
            }
        });
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(list.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a parameter; a fault in it is noted. */
    public <T> T read(QueryParameter<T> parameter) {
        return parameter.read(this);
    }

    /** The parameter's text; null if it is not given. */
    String text(String name) {
        return one(name, text -> text);
    }

    boolean flag(String name) {
        Boolean flag = one(name, text -> switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
        return flag != null && flag;
    }

    /** A whole number from {@code least} to {@code most}. */
    Integer number(String name, Integer fallback, int least, int most) {
        Integer number = one(name, text -> {
            int value = text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : Integer.MIN_VALUE;
            if (value < least || value > most) {
                throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
            }
            return value;
        });
        return number == null ? fallback : number;
    }

    /** An RFC 3339 instant, cut to the microsecond, or a date, from whose start it counts; null if it is not given. */
    Instant from(String name) {
        return instant(name, Query::startOf);
    }

    /** The same with a date up to whose end it counts; the day that still goes on ends now. */
    Instant until(String name) {
        return instant(name, Query::endOf);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant endOf(LocalDate day) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return LocalDate.ofInstant(now, ZoneOffset.UTC).equals(day)
                ? now
                : startOf(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
    }

    private Instant instant(String name, Function<LocalDate, Instant> ofDay) {
        return one(name, text -> {
            try {
                if (text.length() == DATE_LENGTH) {
                    return ofDay.apply(LocalDate.parse(text));
                }
                OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
                if (!YEARS.isValidIntValue(time.getYear())) {
                    throw new DateTimeException("outside RFC 3339");
                }
                return time.toInstant().truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "must be an instant or a date, such as 2023-10-09T12:00:00Z or 2023-10-09");
            }
        });
    }

    /** Any number of the names of an enum, separated by commas or in repetitions of the parameter. */
    <E extends Enum<E>> List<E> anyOf(String name, Class<E> type) {
        return texts(name).stream()
                .map(text -> read(name, text, value -> constant(value, type)))
                .filter(value -> value != null)
                .toList();
    }

    /** One constant of an enum, by its name in lower case. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        E choice = one(name, text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> QueryParameter.nameOf(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(QueryParameter::nameOf)
                                .collect(Collectors.joining(", ")))));
        return choice == null ? fallback : choice;
    }

    /** Any number of texts, separated by commas or in repetitions of the parameter. */
    List<String> texts(String name) {
        declared.add(name);
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(text -> !text.isBlank())
                .map(text -> read(name, text, value -> value))
                .filter(text -> text != null)
                .toList();
    }

    /** Notes a fault in a parameter. */
    public void refuse(String name, String message) {
        faults.add(new Fault(Fault.member("", name), "query parameter " + name + " " + message));
    }

    /** Notes a fault if the parameter is given, which this request cannot have. */
    public void refuseGiven(QueryParameter<?> parameter, String message) {
        if (parameters.containsKey(parameter.name())) {
            declared.add(parameter.name());
            refuse(parameter.name(), message);
        }
    }

    /** Refuses the request (400) if any parameter is unknown, repeated or unreadable. */
    @Override
    public void close() {
        parameters.keySet().stream()
                .filter(name -> !declared.contains(name))
                .sorted()
                .forEach(
                        name -> refuse(name, "is unknown (known: " + String.join(", ", new TreeSet<>(declared)) + ")"));
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Some query parameters cannot be used.", faults);
        }
    }

    private <T> T one(String name, Function<String, T> reader) {
        declared.add(name);
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            refuse(name, "must be given only once");
        }
        return read(name, values.get(0), reader);
    }

    private <T> T read(String name, String text, Function<String, T> reader) {
        try {
            if (text.length() > MAX_LENGTH || text.indexOf('\0') >= 0 || text.indexOf(NOT_UTF_8) >= 0) {
                throw new IllegalArgumentException(
                        "must be UTF-8 without NUL, at most " + MAX_LENGTH + " characters long");
            }
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            refuse(name, e.getMessage());
            return null;
        }
    }

    private static <E extends Enum<E>> E constant(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("must be one of " + Arrays.toString(type.getEnumConstants())));
    }
}
