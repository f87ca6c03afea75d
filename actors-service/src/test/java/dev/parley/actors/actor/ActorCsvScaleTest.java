package dev.parley.actors.actor;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parley.actors.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long 50,000 actors take to import and export; run with {@code -Dscale=true}. */
@ServiceTest
@EnabledIfSystemProperty(named = "scale", matches = "true")
class ActorCsvScaleTest {

    private static final int PARTS = 5;
    private static final int PART = 10_000;

    @TestHTTPResource
    URI service;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void fiftyThousandActorsAreImportedAndExported() throws Exception {
        for (String round : new String[] {"new", "the same again"}) {
            long begun = System.nanoTime();
            for (int part = 0; part < PARTS; part++) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(service.resolve("/v1/actors/batch"))
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString(table(part)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertTrue(answer.body().contains("\"refused\":0"), answer.body());
            }
            System.out.printf("50,000 actors, %s: %.1f s, %s%n", round, seconds(begun), heap());
        }
        long begun = System.nanoTime();
        HttpResponse<InputStream> export = client.send(
                HttpRequest.newBuilder(service.resolve("/v1/actors?country=HM"))
                        .header("Accept", "text/csv")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        long lines = new String(export.body().readAllBytes()).lines().count();
        System.out.printf("exported: %.1f s, %s%n", seconds(begun), heap());
        assertEquals(1 + 2 * PARTS * PART, lines, "a header, and two lines for each actor, who has two names");
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** What was left after the last collection of garbage. */
    private static String heap() {
        long most = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
        return (most >> 20) + " MB in use after the last collection of garbage";
    }

    private static String table(int part) {
        return "id,kind,name,country,description,names,identifiers,marking\n"
                + IntStream.range(part * PART, (part + 1) * PART)
                        .mapToObj(i -> "scale-" + i + ",ADVOCACY_GROUP,Organisation " + i
                                + ",HM,Founded somewhere in the year "
                                + (1900 + i % 100) + ",\"ALIAS en: Organization " + i + "\nENDONYM ar: منظمة " + i
                                + "\",wikidata:Q9" + i + ",CLEAR\n")
                        .collect(Collectors.joining());
    }
}
