package dev.parley.gateway.dossier;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Service;
import dev.parley.gateway.catalog.ServiceCollection;
import dev.parley.gateway.merge.MergedActors;
import dev.parley.http.Page;
import dev.parley.http.RequestId;
import dev.parley.kernel.Id;
import io.vertx.core.buffer.Buffer;

/**
 * Calls the services on behalf of the current request. Every method waits for the services' responses.
 *
 * <p>All methods throw {@link ServiceProblemException} if a service refuses the call, and
 * {@link ServiceUnavailableException} or an exception of the fault tolerance if a service does not respond.
 */
@RequestScoped
class ServiceClients {

    /** Forwarded, so that the logs and traces of gateway and services can be joined. */
    private static final List<String> CORRELATION_HEADERS = List.of(RequestId.HEADER, "traceparent", "tracestate");

    /** In characters; services accept a request line of 16 KiB. */
    private static final int MAX_IDS_LENGTH = 3_000;

    private static final int MAX_IDS = 200;

    private static final int MERGED = 308;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Map<Service, ServiceClient> clients;
    private final ParallelCalls parallel;
    private final ObjectMapper json;
    private final Map<String, String> headers = new TreeMap<>();

    ServiceClients(
            ServiceClient.Actors actors,
            ServiceClient.Exchanges exchanges,
            ServiceClient.Timeline timeline,
            ParallelCalls parallel,
            ObjectMapper json,
            HttpHeaders request) {
        this.clients = Map.of(Service.ACTORS, actors, Service.EXCHANGES, exchanges, Service.TIMELINE, timeline);
        this.parallel = parallel;
        this.json = json;
        for (String name : CORRELATION_HEADERS) {
            String value = request.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
    }

    /** A document or a page. Instead of a merged document, the one that it was merged into. */
    JsonNode get(Service service, String uri) {
        ServiceResponse response = clients.get(service).get(uri, headers);
        if (response.status() == MERGED && response.location() != null) {
            URI survivor = URI.create(response.location());
            String query = survivor.getRawQuery() == null ? "" : "?" + survivor.getRawQuery();
            response = clients.get(service).get(survivor.getRawPath() + query, headers);
        }
        return bodyOf(response);
    }

    /** The same; empty if there is no such document, or it was retracted. */
    Optional<JsonNode> getIfPresent(Service service, String uri) {
        try {
            return Optional.of(get(service, uri));
        } catch (ServiceProblemException problem) {
            if (problem.status() == NOT_FOUND || problem.status() == GONE) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** The merged actors among the given ones and those that mean the same. */
    MergedActors merges(Set<String> actors) {
        List<Supplier<JsonNode>> calls = new ArrayList<>();
        for (String part :
                parts(actors.stream().filter(id -> id.matches(Id.PATTERN)).toList())) {
            calls.add(() -> get(Service.ACTORS, MergedActors.uri(part)));
        }
        return MergedActors.of(parallel.all(calls));
    }

    /** The items of all pages of a list. */
    List<JsonNode> list(Service service, String path, String query) {
        List<JsonNode> items = new ArrayList<>();
        String firstPage = path + "?" + (query.isEmpty() ? "" : query + "&") + "limit=" + Page.MAX_LIMIT;
        String uri = firstPage;
        while (uri != null) {
            JsonNode page = get(service, uri);
            page.path("items").forEach(items::add);
            uri = page.has("next")
                    ? firstPage + "&cursor=" + encode(page.path("next").asText())
                    : null;
        }
        return items;
    }

    /** The documents of a collection that the filter selects for any of the ids. */
    List<JsonNode> listForEach(ServiceCollection collection, String filter, Iterable<String> ids, String query) {
        if (!collection.queryParameters().contains(filter)) {
            throw new IllegalArgumentException(collection.name() + " cannot be filtered by " + filter);
        }
        List<Supplier<List<JsonNode>>> calls = new ArrayList<>();
        for (String part : parts(ids)) {
            calls.add(() -> list(
                    collection.service(),
                    "/v1/" + collection.name(),
                    filter + "=" + part + (query.isEmpty() ? "" : "&" + query)));
        }
        return parallel.all(calls).stream().flatMap(List::stream).toList();
    }

    /** The ids as comma-separated lists, each short enough for one request. */
    private static List<String> parts(Iterable<String> ids) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int count = 0;
        for (String id : ids) {
            if (count == MAX_IDS || part.length() + id.length() > MAX_IDS_LENGTH) {
                parts.add(part.toString());
                part.setLength(0);
                count = 0;
            }
            part.append(part.isEmpty() ? "" : ",").append(encode(id));
            count++;
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }

    /** Checks a bundle without writing it. The reports, by collection; a refused item has its problem. */
    JsonNode rehearse(Service service, JsonNode bundle) {
        return bodyOf(clients.get(service).rehearse(bundlePath(service) + "?dryRun=true", bytes(bundle), headers));
    }

    /** Writes all documents of a bundle or none. The reports, by collection; a refused item has its problem. */
    JsonNode write(Service service, JsonNode bundle) {
        return bodyOf(clients.get(service).write(bundlePath(service), bytes(bundle), headers));
    }

    private static String bundlePath(Service service) {
        return "/v1/bundles/" + service.id();
    }

    private Buffer bytes(JsonNode bundle) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(bundle));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode bodyOf(ServiceResponse response) {
        if (response.status() >= 300) {
            throw new ServiceProblemException(response);
        }
        return response.body();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
