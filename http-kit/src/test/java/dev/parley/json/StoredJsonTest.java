package dev.parley.json;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import dev.parley.http.ProblemException;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StoredJsonTest {

    @ReadAs(CaseView.class)
    public record Case(
            @NotNull @Size(max = 10) String title,
            Kind kind,
            UncertainDate occurred,
            List<@NotNull @Valid Part> parts) {}

    public record Part(
            @NotNull Kind kind,
            @Valid Quantity quantity,
            @Size(min = 1) List<@Valid Citation> citations) {}

    public record CaseView(
            @JsonUnwrapped Case document,
            @JsonUnwrapped Info info,
            @Schema(readOnly = true) String state) {}

    public record Info(int version) {}

    public enum Kind {
        KNOWN
    }

    private static final String PART =
            "{\"kind\":\"KNOWN\",\"citations\":[{\"source\":\"dw\",\"publishedAt\":\"2023\",\"attribution\":\"BACKGROUND\"}]}";

    private final DocumentJson json = TestJson.documents();

    @Test
    void whatIsWrittenIsReadAgain() {
        Case sent = new Case("title", Kind.KNOWN, new UncertainDate("2023-10", null, "Asia/Gaza", null), List.of());
        String text = json.write(sent);

        assertEquals(new Stored<>(sent, text, Stored.Fit.WHOLE), json.storedDocument(text, Case.class));
    }

    @Test
    void boundsAreStoredAndUsedWhereTheyCannotBeDerived() {
        String text = json.write(new Case("t", null, new UncertainDate("2023-10-09", null, null, null), null));
        assertTrue(text.contains("\"earliest\":\"2023-10-09T00:00:00Z\""), text);

        UncertainDate date = json.stored(text.replace("2023-10-09\"", "Michaelmas\""), Case.class)
                .occurred();
        assertEquals("Michaelmas", date.edtf());
        assertEquals(Instant.parse("2023-10-09T23:59:59.999Z"), date.latest());
    }

    @Test
    void whatTodaysRulesRefuseIsReadWhole() {
        String text = "{\"title\":\"" + "x".repeat(200_000) + "\",\"parts\":[{\"quantity\":"
                + "{\"kind\":\"EXACT\",\"unit\":\"MONEY\",\"value\":-1,\"currency\":\"XQQ\"},\"citations\":[{"
                + "\"source\":\"Not an id\",\"publishedAt\":\"Michaelmas\",\"credibility\":9}]}]}";
        Stored<Case> stored = json.storedDocument(text, Case.class);

        assertEquals(Stored.Fit.WHOLE, stored.fit());
        assertEquals("XQQ", stored.document().parts().get(0).quantity().currency());
        assertEquals(
                "Michaelmas",
                stored.document()
                        .parts()
                        .get(0)
                        .citations()
                        .get(0)
                        .publishedAt()
                        .toString());
    }

    @Test
    void valueThatNoDocumentNeedsIsLeftOut() {
        Stored<Case> stored = json.storedDocument("{\"title\":\"t\",\"kind\":\"GONE\"}", Case.class);

        assertEquals(Stored.Fit.IN_PART, stored.fit());
        assertEquals(new Case("t", null, null, null), stored.document());
    }

    @Test
    void unknownPropertyIsLeftOut() {
        Stored<Case> stored =
                json.storedDocument("{\"title\":\"t\",\"gone\":{\"a\":[1]},\"parts\":[" + PART + "]}", Case.class);

        assertEquals(Stored.Fit.IN_PART, stored.fit());
        assertEquals(1, stored.document().parts().size());
    }

    @Test
    void itemThatTodaysTypesCannotHoldIsLeftOutOfItsListAlone() {
        Stored<Case> stored = json.storedDocument(
                "{\"title\":\"t\",\"parts\":[{\"kind\":\"GONE\"}," + PART + ",5,{\"kind\":\"KNOWN\",\"quantity\":"
                        + "{\"kind\":\"GONE\"}}]}",
                Case.class);

        assertEquals(Stored.Fit.IN_PART, stored.fit());
        assertEquals(List.of(json.stored(PART, Part.class)), stored.document().parts());
    }

    @Test
    void itemWhoseListIsEmptiedIsLeftOutToo() {
        Stored<Case> stored = json.storedDocument(
                "{\"title\":\"t\",\"parts\":[{\"kind\":\"KNOWN\",\"citations\":[{\"attribution\":\"GONE\"}]}]}",
                Case.class);

        assertEquals(Stored.Fit.IN_PART, stored.fit());
        assertEquals(List.of(), stored.document().parts());
    }

    @Test
    void documentWithoutWhatEveryOneHasFitsNot() {
        for (String text : List.of("{\"title\":[]}", "{\"gone\":1}")) {
            assertEquals(Stored.Fit.NOT, json.storedDocument(text, Case.class).fit(), text);
        }
    }

    @Test
    void whatIsNoObjectFitsNot() {
        Stored<Case> stored = json.storedDocument("[1]", Case.class);

        assertNull(stored.document());
        assertEquals(Stored.Fit.NOT, stored.fit());
        assertEquals("[1]", stored.text());
    }

    @Test
    void propertiesOfTheAnswerMayBeSentBackWhateverTheySay() throws IOException {
        assertEquals(
                new Case("t", null, new UncertainDate("2023", null, null, null), null),
                read("{\"title\":\"t\",\"version\":{\"a\":1},\"state\":[],\"occurred\":"
                        + "{\"edtf\":\"2023\",\"earliest\":{},\"latest\":5}}"));
    }

    @Test
    void misspeltPropertyIsRefusedWithTheOneThatMayBeMeantAndTheKnownOnes() {
        for (List<String> each : List.of(
                List.of("titel", "title"),
                List.of("Title", "title"),
                List.of("occured", "occurred"),
                List.of("part", "parts"))) {
            assertEquals(
                    List.of(new Fault(
                            "/" + each.get(0),
                            "unknown property; did you mean `" + each.get(1)
                                    + "`? (known: kind, occurred, parts, title)")),
                    faults("{\"title\":\"t\",\"" + each.get(0) + "\":1}"));
        }
        assertEquals(
                List.of(new Fault("/info", "unknown property (known: kind, occurred, parts, title)")),
                faults("{\"title\":\"t\",\"info\":1}"));
        assertEquals(
                List.of(new Fault("/occurred/earliestt", "unknown property (known: edtf, partOfDay, verbatim, zone)")),
                faults("{\"title\":\"t\",\"occurred\":{\"edtf\":\"2023\",\"earliestt\":1}}"));
    }

    @Test
    void constantIsTakenByItsExactNameOnly() throws IOException {
        assertEquals(Kind.KNOWN, read("{\"title\":\"t\",\"kind\":\"KNOWN\"}").kind());
        for (String name : List.of(" KNOWN", "KNOWN ", "\\u0007KNOWN", "KNOWN\\n", "known", "")) {
            assertEquals(
                    List.of(new Fault("/kind", "is not one of KNOWN")),
                    faults("{\"title\":\"t\",\"kind\":\"" + name + "\"}"));
        }
    }

    @Test
    void valueThatIsSentIsCheckedWithEveryFault() {
        assertEquals(
                List.of("/occurred/zone", "/parts/0/quantity/currency", "/parts/0/citations/0/publishedAt"),
                faults(
                                "{\"title\":\"t\",\"occurred\":{\"edtf\":\"2023\",\"zone\":\"Mars\"},\"parts\":[{\"kind\":\"KNOWN\","
                                        + "\"quantity\":{\"kind\":\"EXACT\",\"value\":1,\"unit\":\"MONEY\"},\"citations\":[{"
                                        + "\"source\":\"dw\",\"publishedAt\":\"soon\",\"attribution\":\"BACKGROUND\"}]}]}")
                        .stream()
                        .map(Fault::pointer)
                        .toList());
    }

    private List<Fault> faults(String text) {
        return assertThrows(ProblemException.class, () -> read(text)).problem().violations();
    }

    private Case read(String text) throws IOException {
        try (JsonParser parser = TestJson.mapper().createParser(text)) {
            parser.nextToken();
            return json.read(parser, Case.class);
        }
    }
}
