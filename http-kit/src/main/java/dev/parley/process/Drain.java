package dev.parley.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.channel.Channel;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.smallrye.health.runtime.ShutdownReadinessCheck;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * How a process stops without losing a request (docs/adr/0018). For a while it serves everything as before and closes each
 * connection with its next response; then it accepts no connection any more and finishes the requests it has.
 */
@Singleton
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private static final int AFTER_REQUEST_ID = 950;

    /** After this long without a request, no more are expected. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private static final int POLL_MILLIS = 20;

    /** How long a drain takes at most, before the wait for requests in progress ({@code quarkus.shutdown.timeout}). */
    @ConfigMapping(prefix = "parley.drain")
    public interface Times {

        /** How long connections are still accepted; shorter if no request arrives. */
        Duration notice();

        /** How long requests of the last connections may then arrive; shorter if none does. */
        Duration late();
    }

    private final Times times;
    private final ShutdownReadinessCheck readiness;
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();
    private volatile long lastArrival = System.nanoTime() - QUIET.toNanos();
    private volatile boolean begun;

    Drain(Times times, @Readiness ShutdownReadinessCheck readiness) {
        this.times = times;
        this.readiness = readiness;
    }

    /** Whether the process is about to stop, so that a request should not wait for an event any longer. */
    public boolean hasBegun() {
        return begun;
    }

    void register(@Observes Filters filters) {
        filters.register(this::arrived, AFTER_REQUEST_ID);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
        LOG.info("Draining: each connection is closed with its next response");
        begun = true;
        readiness.shutdown();
        awaitQuiet(lastArrival, times.notice());
        // accepted connections stay open when the listening channel is closed
        for (Channel channel : listening) {
            channel.close().sync();
        }
        awaitQuiet(System.nanoTime(), times.late());
    }

    private void arrived(RoutingContext context) {
        // probes and scrapes come until the end, and none of them matters
        if (!context.request().path().startsWith("/q/")) {
            lastArrival = System.nanoTime();
        }
        if (context.request().connection() instanceof ConnectionBase connection) {
            Channel parent = connection.channel().parent();
            if (parent != null) {
                listening.add(parent);
            }
        }
        context.addHeadersEndHandler(head -> {
            if (begun && context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                context.addEndHandler(ended -> context.request().connection().close());
            }
        });
        context.next();
    }

    private void awaitQuiet(long since, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long from = since;
        while (System.nanoTime() - from < QUIET.toNanos() && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
            from = Math.max(from, lastArrival);
        }
    }
}
