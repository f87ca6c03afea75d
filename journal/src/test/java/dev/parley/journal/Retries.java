package dev.parley.journal;

import static io.restassured.RestAssured.given;

/** How often the process has run a transaction again, as its metrics say. */
public final class Retries {

    private Retries() {}

    /** @param conflict the metric's label: {@code deadlock}, {@code serialization} or {@code duplicate_key} */
    public static int after(String conflict) {
        String metric = "parley_journal_retries_total{conflict=\"" + conflict + "\"";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
