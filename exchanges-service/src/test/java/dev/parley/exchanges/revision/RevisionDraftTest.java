package dev.parley.exchanges.revision;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.parley.exchanges.TestData;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Group;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.group;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RevisionDraftTest {

    private static final RevisionDraft REVISION = TestData.as(RevisionDraft.class, contested());

    private static Map<String, Object> contested() {
        Map<String, Object> revision = with(
                revision(1),
                "commitments",
                List.of(
                        commitment(
                                "both",
                                "hamas",
                                with(claim("a", "ALL", null, EARLY), "group", group("WOMEN")),
                                claim("b", "EXACT", 36, LATE)),
                        commitment("late", "israel", claim("a", "EXACT", 5, LATE))));
        revision = with(
                revision,
                "mechanism",
                object("claims", List.of(object("id", "m", "state", "AGREED", "citation", citation(LATE)))));
        return with(revision, "citations", List.of(citation(EARLY), citation(LATE)));
    }

    @Test
    void nothingOfALaterReportIsShown() {
        RevisionDraft early = REVISION.knownAt(Instant.parse(BETWEEN));
        assertEquals(
                List.of("both"),
                early.commitments().stream().map(Commitment::id).toList());
        Commitment both = early.commitments().get(0);
        assertEquals(Quantity.Kind.ALL, both.promised().resolved().kind());
        assertEquals(List.of(Group.Demographic.WOMEN), both.group().demographics());
        assertNull(early.mechanism());
        assertEquals(1, early.citations().size());
        assertEquals(REVISION, REVISION.knownAt(Instant.parse(AFTER)));
    }

    @Test
    void groupsThatDifferAreDisputedUntilOneIsPreferred() {
        Commitment both = REVISION.commitments().get(0);
        assertTrue(both.disputed());
        assertNull(both.group());
        Commitment decided = new Commitment(
                both.id(),
                both.type(),
                both.by(),
                both.to(),
                List.of(both.claims().get(0), both.claims().get(1).withRank(Ranked.Rank.PREFERRED, null, null)));
        assertFalse(decided.disputed());
        assertEquals(
                List.of(Group.Demographic.WOMEN, Group.Demographic.CHILDREN),
                decided.group().demographics());
    }

    @Test
    void claimIsKnownAtTheVeryInstantOfItsPublication() {
        assertEquals(REVISION, REVISION.knownAt(Instant.parse(LATE)));
        assertEquals(
                1,
                REVISION.knownAt(Instant.parse(LATE).minusMillis(1))
                        .commitments()
                        .size());
    }

    @Test
    void everyCitationAndClaimHasItsPointer() {
        assertEquals(
                List.of(
                        "/commitments/0/claims/0/citation",
                        "/commitments/0/claims/1/citation",
                        "/commitments/1/claims/0/citation",
                        "/mechanism/claims/0/citation",
                        "/citations/0",
                        "/citations/1"),
                REVISION.locatedCitations().map(LocatedCitation::pointer).toList());
        assertEquals(
                List.of(
                        "/commitments/both/claims/a",
                        "/commitments/both/claims/b",
                        "/commitments/late/claims/a",
                        "/mechanism/claims/m"),
                REVISION.locatedClaims().map(LocatedClaim::path).toList());
    }

    @SafeVarargs
    private static List<String> faults(Map<String, Object>... commitments) {
        Faults faults = new Faults();
        TestData.as(RevisionDraft.class, with(revision(1), "commitments", List.of(commitments)))
                .check(faults);
        return faults.all().stream().map(Fault::pointer).toList();
    }

    private static Map<String, Object> ratio(String commitment) {
        return with(
                with(exactly(1), "quantity", null), "ratio", object("commitment", commitment, "give", 30, "each", 1));
    }

    @Test
    void ratioRefersToACommitmentWithANumberOfItsOwn() {
        assertEquals(List.of(), faults(commitment("a", "hamas", exactly(5)), commitment("b", "israel", ratio("a"))));
        assertEquals(
                List.of("/commitments/0/claims/0/ratio/commitment", "/commitments/1/claims/0/ratio/commitment"),
                faults(commitment("a", "hamas", ratio("nothing")), commitment("b", "israel", ratio("b"))));
        assertEquals(
                List.of("/commitments/0/claims/0/ratio/commitment", "/commitments/1/claims/0/ratio/commitment"),
                faults(commitment("a", "hamas", ratio("b")), commitment("b", "israel", ratio("a"))));
    }

    @Test
    void claimHasAQuantityOrARatioOrAStatement() {
        Map<String, Object> neither = with(exactly(1), "quantity", null);
        assertEquals(List.of("/commitments/0/claims/0/quantity"), faults(commitment("a", "hamas", neither)));
        Map<String, Object> both = with(ratio("b"), "quantity", exactly(1).get("quantity"));
        assertEquals(
                List.of("/commitments/0/claims/0/ratio"),
                faults(commitment("a", "hamas", both), commitment("b", "israel", exactly(1))));
        Map<String, Object> other = with(commitment("a", "hamas", neither), "type", "OTHER");
        assertEquals(List.of("/commitments/0/claims/0/statement"), faults(other));
        assertEquals(
                List.of(),
                faults(with(
                        commitment("a", "hamas", with(neither, "statement", "to meet again in May")),
                        "type",
                        "OTHER")));
        assertEquals(
                List.of("/commitments/0/claims/0/ratio/unit"),
                faults(
                        with(commitment("a", "hamas", ratio("b")), "type", "AID"),
                        commitment("b", "israel", exactly(1))));
    }

    @Test
    void partsAreNotLargerThanTheWhole() {
        Map<String, Object> claim = exactly(52);
        assertEquals(
                List.of(), faults(commitment("a", "hamas", with(claim, "breakdown", List.of(part(52), part(14))))));
        assertEquals(
                List.of("/commitments/0/claims/0/breakdown/1/quantity"),
                faults(commitment("a", "hamas", with(claim, "breakdown", List.of(part(14), part(53))))));
    }

    private static Map<String, Object> part(int persons) {
        return object("group", group("WOMEN"), "quantity", exactly(persons).get("quantity"));
    }

    @Test
    void commitmentCountsInOneUnitAndAReleaseCountsPeople() {
        Map<String, Object> days =
                with(claim("c2", "EXACT", 4, EARLY), "quantity", object("kind", "EXACT", "unit", "DAYS", "value", 4));
        assertEquals(
                List.of("/commitments/0/claims/1/quantity/unit", "/commitments/0/claims/1/quantity"),
                faults(commitment("a", "hamas", exactly(1), days)));
        assertEquals(List.of(), faults(with(commitment("a", "hamas", days), "type", "CEASEFIRE")));
    }
}
