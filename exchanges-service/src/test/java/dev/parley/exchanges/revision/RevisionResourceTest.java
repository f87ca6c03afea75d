package dev.parley.exchanges.revision;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.exchangeThere;
import static dev.parley.exchanges.TestData.id;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.of;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.sending;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

@ServiceTest
class RevisionResourceTest {

    private static final String CORRECTED = "2023-10-10T08:00:00.5Z";

    @Test
    void createdRevisionIsReadBackInOnePiece() {
        String path = exchangeThere();
        sending(revision(1))
                .post(path + "/revisions")
                .then()
                .statusCode(201)
                .header("Location", endsWith(path + "/revisions/1"));
        read(path + "/revisions/1")
                .statusCode(200)
                .body("exchange", equalTo(id(path)))
                .body("number", equalTo(1))
                .body("commitments[0].group.demographics", contains("WOMEN", "CHILDREN"))
                .body("commitments[1].promised.resolved.value", equalTo(36))
                .body("mechanism.claims.state", contains("NOT_AGREED"))
                .body("version", equalTo(1));
    }

    @Test
    void revisionsAreListedByNumber() {
        String path = exchangeThere();
        for (int number : new int[] {10, 2, 1}) {
            put(path + "/revisions/" + number, revision(number)).statusCode(201);
        }
        read(path + "/revisions").statusCode(200).body("items.number", contains(1, 2, 10));
        read(path).body("currentRevision", equalTo(10));
    }

    @Test
    void onlyNumbersAreAddressesOfRevisions() {
        String path = exchangeThere();
        read(path + "/revisions/first").statusCode(404);
        put(path + "/revisions/01", revision(1)).statusCode(400);
        put(path + "/revisions/2", revision(1)).statusCode(400).body("violations.pointer", contains("/number"));
        put(path + "/revisions/10000", with(revision(1), "number", null)).statusCode(400);
        sending(with(revision(1), "number", null))
                .post(path + "/revisions")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/number"));
        put("/v1/exchanges/nowhere/revisions/1", revision(1)).statusCode(404);
        read("/v1/exchanges/nowhere/revisions").statusCode(404);
    }

    @Test
    void everyBrokenRuleIsListedAtOnce() {
        String path = exchangeThere();
        Map<String, Object> days =
                with(claim("c1", "EXACT", 5, LATE), "quantity", object("kind", "EXACT", "unit", "DAYS", "value", 4));
        Map<String, Object> faulty = with(
                revision(1),
                "commitments",
                List.of(commitment("same", "hamas", exactly(5)), commitment("same", "israel", exactly(5), days)));
        put(path + "/revisions/1", faulty)
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems("/commitments/1", "/commitments/1/claims/1", "/commitments/1/claims/1/quantity"));
    }

    @Test
    void claimsAreAddedAndNeverAlteredOrDropped() {
        String path = exchangeThere() + "/revisions/1";
        put(path, revision(1)).statusCode(201);
        replace(path, withHamasClaims(claim("c1", "EXACT", 6, LATE)))
                .statusCode(409)
                .body("type", endsWith("claim-altered"))
                .body("violations.pointer", contains("/commitments/0/claims/0"));
        replace(path, with(revision(1), "commitments", List.of())).statusCode(409);
        replace(path, withHamasClaims(exactly(5), claim("c2", "AT_LEAST", 4, LATE)))
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @SafeVarargs
    private static Map<String, Object> withHamasClaims(Map<String, Object>... claims) {
        return with(
                revision(1),
                "commitments",
                List.of(
                        commitment("hamas-releases", "hamas", claims),
                        commitment("israel-releases", "israel", exactly(36))));
    }

    @Test
    void whatWasNotKnownThenIsLeftOut() {
        String path = exchangeThere() + "/revisions/1";
        put(path, withHamasClaims(claim("c1", "UNKNOWN", null, LATE))).statusCode(201);
        read(path, "knownAt", BETWEEN).statusCode(200).body("commitments.id", contains("israel-releases"));
        read(path, "knownAt", AFTER).body("commitments", hasSize(2));
    }

    @Test
    void retractedRevisionStaysReadableAsRecorded() {
        String path = exchangeThere() + "/revisions/1";
        String recorded = put(path, revision(1)).statusCode(201).extract().path("recordedAt");
        replace(path, with(revision(1), "tabledBy", "qatar")).statusCode(200);
        retract(path).statusCode(204);
        read(path).statusCode(410);
        read(path, "recordedAt", recorded).statusCode(200).body("version", equalTo(1));
        read(path + "/history").body("items.change", contains("CREATED", "UPDATED", "RETRACTED"));
        read(path.replace("/1", ""), "recordedAt", recorded).body("items.number", contains(1));
    }

    @Test
    void batchStandsAcrossExchanges() {
        String one = id(exchangeThere());
        String other = id(exchangeThere());
        sending(List.of(of(one, revision(1)), of(other, revision(1)), of("nowhere", revision(1)), revision(1)))
                .post("/v1/revisions/batch")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "created", "refused", "refused"))
                .body("items[2].problem.status", equalTo(404))
                .body("items[3].problem.violations.pointer", contains("/exchange"));
        read("/v1/exchanges/" + other + "/revisions/1").statusCode(200);
    }

    @Test
    void rankCountsFromItsVeryInstantOnInReadsAndLists() {
        String path = exchangeThere();
        Map<String, Object> first = claim("c1", "EXACT", 5, EARLY);
        Map<String, Object> second = claim("c2", "EXACT", 7, LATE);
        put(path + "/revisions/1", revised(first, second)).statusCode(201);
        String beforeRanking = read(path + "/revisions/1").extract().path("recordedAt");
        Map<String, Object> corrected =
                with(with(with(first, "rank", "DEPRECATED"), "rankReason", "CORRECTED"), "rankSince", CORRECTED);
        replace(path + "/revisions/1", revised(corrected, second)).statusCode(200);

        for (String at : List.of("/revisions/1", "/revisions")) {
            String commitment = at.equals("/revisions") ? "items[0].commitments[0]." : "commitments[0].";
            read(path + at, "knownAt", CORRECTED)
                    .body(commitment + "promised.resolved.value", equalTo(7))
                    .body(commitment + "claims.rank", contains("DEPRECATED", "NORMAL"));
            read(path + at, "knownAt", "2023-10-10T08:00:00.499999Z")
                    .body(commitment + "promised.resolved.min", equalTo(5))
                    .body(commitment + "promised.resolved.max", equalTo(7))
                    .body(commitment + "claims.rank", contains("NORMAL", "NORMAL"));
            read(path + at, "knownAt", CORRECTED, "recordedAt", beforeRanking)
                    .body(commitment + "promised.resolved.min", equalTo(5))
                    .body(commitment + "promised.resolved.max", equalTo(7));
        }
    }

    @SafeVarargs
    private static Map<String, Object> revised(Map<String, Object>... claims) {
        return with(revision(1), "commitments", List.of(commitment("hamas-releases", "hamas", claims)));
    }
}
