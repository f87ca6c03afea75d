package dev.parley.exchanges.revision;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.parley.exchanges.TestData;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.kernel.Quantity;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.figure;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

class RevisionDraftTest {

    private static final RevisionDraft REVISION = TestData.as(RevisionDraft.class, contested());

    private static Map<String, Object> contested() {
        Map<String, Object> revision = with(
                revision(1),
                "commitments",
                List.of(
                        commitment(
                                "both", "hamas", figure(claim("a", "ALL", null, EARLY), claim("b", "EXACT", 36, LATE))),
                        commitment("late", "israel", figure(claim("a", "EXACT", 5, LATE)))));
        revision = with(
                revision,
                "terms",
                List.of(
                        object("id", "plain", "type", "CEASEFIRE", "text", "a pause"),
                        object(
                                "id",
                                "days",
                                "type",
                                "CEASEFIRE",
                                "text",
                                "4",
                                "figure",
                                figure(claim("a", "EXACT", 4, LATE)))));
        return with(revision, "citations", List.of(citation(EARLY), citation(LATE)));
    }

    @Test
    void figuresWithoutAKnownClaimAreLeftOut() {
        RevisionDraft early = REVISION.knownAt(Instant.parse(BETWEEN));
        assertEquals(
                List.of("both"),
                early.commitments().stream().map(RevisionDraft.Commitment::id).toList());
        assertEquals(
                Quantity.Kind.ALL,
                early.commitments().get(0).figure().resolved().kind());
        assertEquals(
                List.of("plain"),
                early.terms().stream().map(RevisionDraft.Term::id).toList());
        assertEquals(1, early.citations().size());
        assertEquals(REVISION, REVISION.knownAt(Instant.parse(AFTER)));
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
                        "/commitments/0/figure/claims/0/citation",
                        "/commitments/0/figure/claims/1/citation",
                        "/commitments/1/figure/claims/0/citation",
                        "/terms/1/figure/claims/0/citation",
                        "/citations/0",
                        "/citations/1"),
                REVISION.locatedCitations().map(LocatedCitation::pointer).toList());
        assertEquals(
                List.of(
                        "/commitments/both/figure/claims/a",
                        "/commitments/both/figure/claims/b",
                        "/commitments/late/figure/claims/a",
                        "/terms/days/figure/claims/a"),
                REVISION.locatedClaims().map(LocatedClaim::path).toList());
    }
}
