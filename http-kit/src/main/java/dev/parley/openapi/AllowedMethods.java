package dev.parley.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.inject.Singleton;

/** Which methods a path has, by the process's own API document. Read with the first request that asks for it. */
@Singleton
public class AllowedMethods {

    private final ApiDocument document;
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

    AllowedMethods(ApiDocument document) {
        this.document = document;
    }

    /**
     * The methods of a path, as the Allow header has them.
     *
     * @return empty if the document does not have the path
     */
    public Set<String> at(String path) {
        String[] segments = path.split("/", -1);
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
                read.add(new Offer(path.getKey().split("/", -1), methods));
            });
            offers = read;
        }
        return offers;
    }
}
