package dev.parley.gateway.dossier;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Service;
import dev.parley.gateway.proxy.ServiceAddresses;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Calls one service and waits for its response. Each service has a subclass, and thereby circuit breakers, of its own.
 * Calls without an effect are retried; a write is not. The circuit breakers count calls that got no response.
 */
@CircuitBreaker(
        requestVolumeThreshold = 20,
        failureRatio = 0.75,
        delay = 2_000,
        failOn = {ServiceUnavailableException.class, TimeoutException.class},
        skipOn = UnavailableResponseException.class)
abstract class ServiceClient {

    private static final int UNAVAILABLE_FROM = 502;
    private static final int UNAVAILABLE_TO = 504;

    private final Service service;
    private final HttpClient client;
    private final RequestOptions address;
    private final ObjectMapper json;

    ServiceClient(Service service, HttpClient client, ServiceAddresses addresses, ObjectMapper json) {
        this.service = service;
        this.client = client;
        this.address = addresses.requestTo(service);
        this.json = json;
    }

    @Singleton
    static class Actors extends ServiceClient {

        Actors(HttpClient client, ServiceAddresses addresses, ObjectMapper json) {
            super(Service.ACTORS, client, addresses, json);
        }
    }

    @Singleton
    static class Exchanges extends ServiceClient {

        Exchanges(HttpClient client, ServiceAddresses addresses, ObjectMapper json) {
            super(Service.EXCHANGES, client, addresses, json);
        }
    }

    @Singleton
    static class Timeline extends ServiceClient {

        Timeline(HttpClient client, ServiceAddresses addresses, ObjectMapper json) {
            super(Service.TIMELINE, client, addresses, json);
        }
    }

    @Timeout(value = 30, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 100, retryOn = ServiceUnavailableException.class)
    ServiceResponse get(String uri, Map<String, String> headers) {
        return send(HttpMethod.GET, uri, Buffer.buffer(), headers);
    }

    @Timeout(value = 5, unit = ChronoUnit.MINUTES)
    @Retry(maxRetries = 2, delay = 100, retryOn = ServiceUnavailableException.class)
    ServiceResponse rehearse(String uri, Buffer body, Map<String, String> headers) {
        return send(HttpMethod.POST, uri, body, headers);
    }

    @Timeout(value = 5, unit = ChronoUnit.MINUTES)
    ServiceResponse write(String uri, Buffer body, Map<String, String> headers) {
        return send(HttpMethod.POST, uri, body, headers);
    }

    private ServiceResponse send(HttpMethod method, String uri, Buffer body, Map<String, String> headers) {
        RequestOptions options = new RequestOptions(address).setMethod(method).setURI(uri);
        headers.forEach(options::putHeader);
        if (method == HttpMethod.POST) {
            options.putHeader("Content-Type", "application/json");
        }
        try {
            return read(client.request(options)
                    // nested, so that the handler of the body is set on the event loop, before the body can arrive
                    .compose(request -> request.send(body).compose(ServiceClient::receive))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get());
        } catch (ExecutionException e) {
            throw new ServiceUnavailableException(service, e.getCause().getMessage());
        } catch (InterruptedException e) {
            throw new CancellationException("The call to the " + service.id() + " service was cancelled");
        }
    }

    private record Received(int status, String location, String retryAfter, Buffer body) {}

    private static Future<Received> receive(HttpClientResponse response) {
        return response.body()
                .map(bytes -> new Received(
                        response.statusCode(),
                        response.getHeader(HttpHeaders.LOCATION),
                        response.getHeader(HttpHeaders.RETRY_AFTER),
                        bytes));
    }

    private ServiceResponse read(Received received) {
        if (received.status() >= UNAVAILABLE_FROM && received.status() <= UNAVAILABLE_TO) {
            throw new UnavailableResponseException(service, received.status(), received.retryAfter());
        }
        try {
            return new ServiceResponse(
                    received.status(),
                    received.location(),
                    json.readTree(received.body().getBytes()));
        } catch (IOException e) {
            throw new ServiceUnavailableException(
                    service, "status " + received.status() + " with a body that is not JSON");
        }
    }
}
