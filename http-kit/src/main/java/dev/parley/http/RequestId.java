package dev.parley.http;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import org.jboss.logging.MDC;

/** Gives every request an id: the client's if it sent a usable one, else a new one. Echoed, and in every log line. */
public class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String LOG_KEY = "requestId";
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    String given = context.request().getHeader(HEADER);
                    String id = given != null && USABLE.matcher(given).matches()
                            ? given
                            : UUID.randomUUID().toString();
                    context.request().headers().set(HEADER, id);
                    context.response().putHeader(HEADER, id);
                    MDC.put(LOG_KEY, id);
                    context.next();
                },
                FIRST);
    }
}
