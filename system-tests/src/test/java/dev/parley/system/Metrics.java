package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The metrics of a process, as scraped once. */
record Metrics(List<String> lines) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Metrics of(URI process) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(process + "/q/metrics"))
                .timeout(Await.TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("/q/metrics answers " + answer.statusCode());
            }
            return new Metrics(Arrays.stream(answer.body().split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Set<String> names() {
        return lines.stream().map(line -> line.split("[{ ]")[0]).collect(Collectors.toSet());
    }

    /** The value of the only line with this name and these labels. */
    double value(String name, String... labels) {
        List<String> found = lines.stream()
                .filter(line -> line.split("[{ ]")[0].equals(name))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(name + Arrays.toString(labels) + ": " + found);
        }
        return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ')));
    }

    /** The values of a label over all metrics whose names start with the prefix. */
    Set<String> labels(String prefix, String label) {
        String start = label + "=\"";
        return lines.stream()
                .filter(line -> line.startsWith(prefix) && line.contains(start))
                .map(line -> line.substring(line.indexOf(start) + start.length()))
                .map(rest -> rest.substring(0, rest.indexOf('"')))
                .collect(Collectors.toSet());
    }
}
