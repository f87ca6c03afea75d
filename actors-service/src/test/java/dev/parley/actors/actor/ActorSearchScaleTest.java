package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parley.actors.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.given;

/** How long a search among 50,000 actors with 150,000 names takes; run with {@code -Dscale=true}. */
@ServiceTest
@EnabledIfSystemProperty(named = "scale", matches = "true")
class ActorSearchScaleTest {

    private static final int PARTS = 10;
    private static final int PART = 5_000;
    private static final int SEARCHES = 30;
    private static final String[] SYLLABLES =
            "ka ma ri to sa ne du ha li po be gu zi wa ko mi ta ru se na qa tar min ist ham as kam arn hou thi"
                    .split(" ");

    private final Random random = new Random(1);
    private final List<String> words = IntStream.range(0, 6_000)
            .mapToObj(i -> IntStream.range(0, 2 + random.nextInt(2))
                    .mapToObj(j -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                    .collect(Collectors.joining()))
            .toList();

    @Test
    void fiftyThousandActorsAreSearched() {
        for (int part = 0; part < PARTS; part++) {
            List<Map<String, Object>> actors = new ArrayList<>();
            for (int i = part * PART; i < (part + 1) * PART; i++) {
                actors.add(with(
                        actor("search-" + i, "NGO", name()),
                        "names",
                        List.of(
                                Map.of("type", "ALIAS", "value", name() + " a"),
                                Map.of("type", "ALIAS", "value", name() + " b"))));
            }
            send("/v1/actors/batch", actors);
        }
        for (String q : List.of("qatar", "kamarn", "houthi", "minist kamarn", "kamarn qatar minist", "김정은")) {
            double[] millis = new double[SEARCHES];
            for (int i = 0; i < SEARCHES; i++) {
                long begun = System.nanoTime();
                given().queryParam("q", q).get("/v1/actors").then().statusCode(200);
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
            System.out.printf("%s: first %.0f ms", q, millis[0]);
            Arrays.sort(millis);
            System.out.printf(
                    ", median %.0f ms, of 30 the slowest %.0f ms%n", millis[SEARCHES / 2], millis[SEARCHES - 1]);
        }
    }

    private String name() {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));
    }
}
