package dev.parley.gateway.dossier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.proxy.Service;
import dev.parley.http.Page;
import dev.parley.http.RequestId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** The services, asked on behalf of the request under way. */
@RequestScoped
class ServiceClients {

    /** What a service's logs and traces need to be brought together with those of the gateway. */
    private static final List<String> PASSED_ON = List.of(RequestId.HEADER, "traceparent", "tracestate");

    /** An address longer than this is not sure to be accepted. */
    private static final int MAX_IDS_LENGTH = 3_000;

    private static final int MAX_IDS = 200;

    /** How many questions of one request are under way at the same time. */
    private static final int AT_ONCE = 8;

    private final ActorsClient actors;
    private final ExchangesClient exchanges;
    private final TimelineClient timeline;
    private final ObjectMapper json;
    private final Map<String, String> headers = new TreeMap<>();

    ServiceClients(
            ActorsClient actors,
            ExchangesClient exchanges,
            TimelineClient timeline,
            ObjectMapper json,
            HttpHeaders request) {
        this.actors = actors;
        this.exchanges = exchanges;
        this.timeline = timeline;
        this.json = json;
        for (String name : PASSED_ON) {
            String value = request.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
    }

    private ServiceClient calls(Service service) {
        return switch (service) {
            case ACTORS -> actors;
            case EXCHANGES -> exchanges;
            case TIMELINE -> timeline;
        };
    }

    /** A document or a page. */
    Uni<JsonNode> get(Service service, String uri) {
        return calls(service).get(uri, headers).map(ServiceClients::accepted);
    }

    /** All items of a list, over all its pages. */
    Uni<List<JsonNode>> list(Service service, String path, String query) {
        return page(service, path, query + (query.isEmpty() ? "" : "&") + "limit=" + Page.MAX_LIMIT, "");
    }

    private Uni<List<JsonNode>> page(Service service, String path, String query, String cursor) {
        return get(service, path + "?" + query + cursor).flatMap(page -> {
            List<JsonNode> items = new ArrayList<>();
            page.path("items").forEach(items::add);
            if (!page.has("next")) {
                return Uni.createFrom().item(items);
            }
            return page(
                            service,
                            path,
                            query,
                            "&cursor=" + encoded(page.path("next").asText()))
                    .map(more -> {
                        items.addAll(more);
                        return items;
                    });
        });
    }

    /** All items of a collection that the filter lets through for any of the ids, which are asked for in parts. */
    Uni<List<JsonNode>> listForEach(Collection collection, String filter, Iterable<String> ids, String query) {
        List<Uni<List<JsonNode>>> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int count = 0;
        for (String id : ids) {
            if (count == MAX_IDS || part.length() + id.length() > MAX_IDS_LENGTH) {
                parts.add(listFor(collection, filter, part, query));
                part.setLength(0);
                count = 0;
            }
            part.append(part.isEmpty() ? "" : ",").append(encoded(id));
            count++;
        }
        if (!part.isEmpty()) {
            parts.add(listFor(collection, filter, part, query));
        }
        return all(parts).map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private Uni<List<JsonNode>> listFor(Collection collection, String filter, CharSequence ids, String query) {
        return list(
                collection.service(),
                "/v1/" + collection.path(),
                filter + "=" + ids + (query.isEmpty() ? "" : "&") + query);
    }

    /** What would become of the documents; by collection, each with its problem if it was refused. */
    Uni<JsonNode> rehearse(Service service, JsonNode bundle) {
        return post(bundle, body -> calls(service)
                .rehearse("/v1/bundles/" + service.path() + "?dryRun=true", body, headers));
    }

    /** What became of the documents, all or none of which were written; by collection. */
    Uni<JsonNode> write(Service service, JsonNode bundle) {
        return post(bundle, body -> calls(service).write("/v1/bundles/" + service.path(), body, headers));
    }

    private Uni<JsonNode> post(JsonNode bundle, Function<Buffer, Uni<ServiceResponse>> call) {
        try {
            return call.apply(Buffer.buffer(json.writeValueAsBytes(bundle))).map(ServiceClients::accepted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode accepted(ServiceResponse answer) {
        if (answer.status() >= 300) {
            throw new ServiceProblemException(answer);
        }
        return answer.body();
    }

    /** What all of them come to, a few at a time. */
    static <T> Uni<List<T>> all(List<Uni<T>> unis) {
        return unis.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(unis).usingConcurrencyOf(AT_ONCE).andFailFast();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
