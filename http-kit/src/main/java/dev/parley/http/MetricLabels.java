package dev.parley.http;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;

/** Keeps what a client makes up out of the labels of metrics: a method is what it wants to be. */
@Singleton
class MetricLabels implements HttpServerMetricsTagsContributor {

    @Override
    public Tags contribute(Context context) {
        String method = context.request().method().name();
        return UnroutedRequests.METHODS.contains(method) ? Tags.empty() : Tags.of("method", "OTHER");
    }
}
