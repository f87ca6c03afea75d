package dev.parley.gateway.dossier;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.proxy.Service;
import dev.parley.gateway.proxy.ServiceAddresses;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Asks one service. Each has a subclass and thereby a circuit breaker of its own. Only what can be asked twice with no
 * other outcome is asked again.
 */
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

    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 100, retryOn = ServiceUnavailableException.class)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.75,
            delay = 2_000,
            failOn = {ServiceUnavailableException.class, TimeoutException.class})
    Uni<ServiceResponse> get(String uri, Map<String, String> headers) {
        return send(HttpMethod.GET, uri, Buffer.buffer(), headers);
    }

    @Timeout(value = 60, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 100, retryOn = ServiceUnavailableException.class)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.75,
            delay = 2_000,
            failOn = {ServiceUnavailableException.class, TimeoutException.class})
    Uni<ServiceResponse> rehearse(String uri, Buffer body, Map<String, String> headers) {
        return send(HttpMethod.POST, uri, body, headers);
    }

    @Timeout(value = 60, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.75,
            delay = 2_000,
            failOn = {ServiceUnavailableException.class, TimeoutException.class})
    Uni<ServiceResponse> write(String uri, Buffer body, Map<String, String> headers) {
        return send(HttpMethod.POST, uri, body, headers);
    }

    private Uni<ServiceResponse> send(HttpMethod method, String uri, Buffer body, Map<String, String> headers) {
        RequestOptions options = new RequestOptions(address).setMethod(method).setURI(uri);
        headers.forEach(options::putHeader);
        if (method == HttpMethod.POST) {
            options.putHeader("Content-Type", "application/json");
        }
        return Uni.createFrom()
                // nested, so that the body is asked for on the thread on which it arrives, and thereby before it does
                .completionStage(() -> client.request(options)
                        .compose(request -> request.send(body).compose(ServiceClient::receive))
                        .toCompletionStage())
                .onFailure()
                .transform(failure -> new ServiceUnavailableException(service, failure.getMessage()))
                // large answers take too long to parse for the threads that serve all connections
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::read);
    }

    private record Received(int status, Buffer body) {}

    private static Future<Received> receive(HttpClientResponse response) {
        return response.body().map(bytes -> new Received(response.statusCode(), bytes));
    }

    private ServiceResponse read(Received received) {
        if (received.status() >= UNAVAILABLE_FROM && received.status() <= UNAVAILABLE_TO) {
            throw new ServiceUnavailableException(service, "it answered " + received.status());
        }
        try {
            return new ServiceResponse(
                    received.status(), json.readTree(received.body().getBytes()));
        } catch (IOException e) {
            throw new ServiceUnavailableException(
                    service, "it answered " + received.status() + " with something unreadable");
        }
    }
}
