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
 * How a process ends without losing a request (docs/adr/0018). Everything is served on for a while, each connection
 * being closed with its next answer; then nobody can connect any more, and what has arrived is finished.
 */
@Singleton
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private static final int AFTER_REQUEST_ID = 950;

    /** Nothing having arrived for so long, nothing more is taken to be on its way. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private static final int LOOK_AGAIN_MILLIS = 20;

    /** How long a drain takes at the most, before what is under way is waited for ({@code quarkus.shutdown.timeout}). */
    @ConfigMapping(prefix = "parley.drain")
    public interface Times {

        /** How long connections are still taken; less if nothing arrives. */
        Duration notice();

        /** How long requests may then arrive from those who connected in the last moment; less if nothing arrives. */
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

    /** Whether the process is about to end, so that nobody should be kept waiting for what may never come. */
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
        LOG.info("Draining: connections are closed with their next answer");
        begun = true;
        readiness.shutdown();
        awaitQuiet(lastArrival, times.notice());
        // the children of a listening channel stay open when it is closed
        for (Channel channel : listening) {
            channel.close().sync();
        }
        awaitQuiet(System.nanoTime(), times.late());
    }

    private void arrived(RoutingContext context) {
        // probes and scrapes go on to the end and are nobody's loss
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
                context.addEndHandler(answered -> context.request().connection().close());
            }
        });
        context.next();
    }

    private void awaitQuiet(long since, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long from = since;
        while (System.nanoTime() - from < QUIET.toNanos() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            from = Math.max(from, lastArrival);
        }
    }
}
