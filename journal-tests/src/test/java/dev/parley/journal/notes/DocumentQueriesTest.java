package dev.parley.journal.notes;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import dev.parley.journal.document.DocumentQueries;
import dev.parley.kernel.AsOf;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.journal.notes.TestData.note;
import static dev.parley.journal.notes.TestData.send;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@NotesTest
class DocumentQueriesTest {

    @Inject
    DocumentQueries queries;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select d.key from Note d where d.key = 'queried'",
                "select d.key from Note d",
                "select key from Note",
                "select c.key from Comment c join Note d on d.key = c.parent where {visible c}",
                "select d.key from Note d where {visible other}",
                "select j.key from JournalEntry j"
            })
    void queryInHqlThatDoesNotSayWhatItSeesOfADocumentTableIsRefused(String hql) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> QuarkusTransaction.requiringNew()
                        .run(() -> queries.hql(hql, String.class, AsOf.NOW)));
        assertTrue(refused.getMessage().endsWith(hql), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select d.key from note d where d.key = 'queried'",
                "select c.key from note_comment c",
                "select j.key from journal j"
            })
    void queryInSqlThatDoesNotSayWhatItSeesOfADocumentTableIsRefused(String sql) {
        assertThrows(IllegalArgumentException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> queries.sql(sql, String.class, AsOf.NOW)));
    }

    @Test
    void visibleHidesARetractedNoteAndEveryShowsIt() {
        String id = "to-retract";
        send("/v1/notes", note(id)).then().statusCode(201);
        assertEquals(List.of(id), found(id, "{visible d}", AsOf.NOW));
        assertEquals(List.of(id), found(id, "{every d}", AsOf.NOW));

        given().header("If-Match", "\"1\"")
                .delete("/v1/notes/" + id + "?reason=twice")
                .then()
                .statusCode(204);
        assertEquals(List.of(), found(id, "{visible d}", AsOf.NOW));
        assertEquals(List.of(id), found(id, "{visible d}", new AsOf(null, null, true)));
        assertEquals(List.of(id), found(id, "{every d}", AsOf.NOW));
    }

    @Test
    void visibleHidesANoteBeforeItsPublicationAndEveryShowsIt() {
        String id = "published-later";
        send("/v1/notes", note(id)).then().statusCode(201);
        Instant published = Instant.parse(TestData.PUBLISHED);
        assertEquals(List.of(id), found(id, "{visible d}", AsOf.knownAt(published)));
        assertEquals(List.of(), found(id, "{visible d}", AsOf.knownAt(published.minusSeconds(1))));
        assertEquals(List.of(id), found(id, "{every d}", AsOf.knownAt(published.minusSeconds(1))));
    }

    /** The keys that both languages find, which must be the same. */
    private List<String> found(String id, String visibility, AsOf asOf) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> hql = queries.hql(
                            "select d.key from Note d where d.key = :id and " + visibility, String.class, asOf)
                    .setParameter("id", id)
                    .getResultList();
            List<String> sql = queries.sql(
                            "select d.key from note d where d.key = :id and " + visibility, String.class, asOf)
                    .setParameter("id", id)
                    .getResultList();
            assertEquals(hql, sql);
            return hql;
        });
    }
}
