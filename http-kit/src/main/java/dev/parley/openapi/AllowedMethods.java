package dev.parley.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/**
 * Which methods a path has: by the process's own API document, which is read with the first request that asks, or because
 * nothing can be sent to it.
 */
@Singleton
public class AllowedMethods {

    private static final Set<String> READ_ONLY = new LinkedHashSet<>(List.of("GET", "HEAD", "OPTIONS"));

    private static final String HEALTH_AND_METRICS = "/q/";

    private final ApiDocument document;
    private final List<String> readOnlyPaths;
    private List<Offer> offers;

    private record Offer(String[] template, Set<String> methods) {

        boolean fits(String[] path) {
            if (path.length != template.length) {
                return false;
            }
            for (int i = 0; i < path.length; i++) {
                boolean fits = isVariable(i) ? !path[i].isEmpty() : template[i].equals(path[i]);
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        boolean isVariable(int segment) {
            return template[segment].startsWith("{");
        }

        long variables() {
            return IntStream.range(0, template.length).filter(this::isVariable).count();
        }
    }

    AllowedMethods(ApiDocument document, @Any Instance<ReadOnlyPaths> more) {
        this.document = document;
        this.readOnlyPaths = Stream.concat(
                        Stream.of(HEALTH_AND_METRICS), more.stream().flatMap(paths -> paths.prefixes().stream()))
                .toList();
    }

    /**
     * The methods of a path, as the Allow header has them.
     *
     * @return empty if the path is unknown
     */
    public Set<String> at(String path) {
        if (readOnlyPaths.stream().anyMatch(path::startsWith)) {
            return READ_ONLY;
        }
        String[] segments = path.split("/");
        return offers().stream()
                .filter(offer -> offer.fits(segments))
                .min(Comparator.comparingLong(Offer::variables))
                .map(Offer::methods)
                .orElse(Set.of());
    }

    private synchronized List<Offer> offers() {
        if (offers == null) {
            List<Offer> read = new ArrayList<>();
            document.tree().path("paths").properties().forEach(path -> {
                Set<String> methods = new LinkedHashSet<>();
                path.getValue()
                        .properties()
                        .forEach(operation -> methods.add(operation.getKey().toUpperCase(Locale.ROOT)));
                if (methods.contains("GET")) {
                    methods.add("HEAD");
                }
                methods.add("OPTIONS");
                read.add(new Offer(path.getKey().split("/"), methods));
            });
            offers = read;
        }
        return offers;
    }
}
