package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.parley.actors.ServiceTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Searches among actors of an uninhabited country, so that other tests' actors are not in the way. */
@ServiceTest
class ActorSearchTest {

    private static final String COUNTRY = "BV";

    @Inject
    Actors actors;

    @Inject
    EntityManager entities;

    @BeforeEach
    void actorsOfTheTable() {
        send(
                "/v1/actors/batch",
                List.of(
                        named("s-qatar", "STATE", "Qatar", "ENDONYM:دَوْلَة قَطَر", "ALIAS:State of Qatar"),
                        named("s-qatar-mofa", "GOVERNMENT_BODY", "Ministry of Foreign Affairs of Qatar"),
                        named("s-qrcs", "HUMANITARIAN_ORGANISATION", "Qatar Red Crescent Society", "ACRONYM:QRCS"),
                        named("s-aljazeera", "MEDIA", "Al-Jazeera", "ENDONYM:الجزيرة"),
                        named(
                                "s-icrc",
                                "HUMANITARIAN_ORGANISATION",
                                "International Committee of the Red Cross",
                                "ACRONYM:ICRC",
                                "ACRONYM:CICR",
                                "TRANSLITERATION:Comité international de la Croix-Rouge"),
                        named("s-unrwa", "IGO", "U.N.R.W.A.", "ALIAS:UN Relief and Works Agency"),
                        named("s-un", "IGO", "United Nations", "ACRONYM:UN"),
                        named("s-un-movement", "POLITICAL_MOVEMENT", "Un"),
                        named("s-israel", "STATE", "Israel", "ENDONYM:מְדִינַת יִשְׂרָאֵל"),
                        named("s-idf", "MILITARY", "Israel Defense Forces", "ACRONYM:צה״ל", "ACRONYM:IDF"),
                        named("s-netanyahu", "OFFICIAL", "Benjamin Netanyahu", "ENDONYM:בנימין נתניהו"),
                        named("s-hamas", "ARMED_GROUP", "Hamas", "ENDONYM:حماس", "ALIAS:Islamic Resistance Movement"),
                        named("s-pij", "ARMED_GROUP", "Palestinian Islamic Jihad", "ENDONYM:حركة الجهاد الإسلامي"),
                        named("s-sisi", "OFFICIAL", "Abdel Fattah el-Sisi", "ENDONYM:عبد الفتاح السيسي"),
                        named("s-erdogan", "OFFICIAL", "Recep Tayyip Erdoğan"),
                        named("s-iran", "STATE", "Iran", "ENDONYM:ایران"),
                        named("s-egidio", "NGO", "Sant’Egidio", "ALIAS:Comunità di Sant'Egidio"),
                        named("s-haaretz", "MEDIA", "Ha'aretz", "ENDONYM:הארץ"),
                        named("s-houthis", "ARMED_GROUP", "Ansar Allah", "ALIAS:Houthis", "ENDONYM:أنصار الله"),
                        named("s-norway", "STATE", "Norway", "ENDONYM:Norge", "FORMER:Kongeriget Nørge"),
                        named("s-pashinyan", "OFFICIAL", "Նիկոլ Փաշինյան"),
                        named("s-yerevan", "GOVERNMENT_BODY", "Երևան"),
                        named("s-zourabichvili", "OFFICIAL", "სალომე ზურაბიშვილი"),
                        named("s-kim", "OFFICIAL", "김정은"),
                        named("s-yoon", "OFFICIAL", "윤석열"),
                        named("s-pyongyang", "GOVERNMENT_BODY", "평양"),
                        named("s-kharkiv", "GOVERNMENT_BODY", "Харків"),
                        named("s-mitsotakis", "OFFICIAL", "Κυριάκος Μητσοτάκης"),
                        named("s-modi", "OFFICIAL", "नरेन्द्र मोदी"),
                        named("s-xi", "OFFICIAL", "习近平"),
                        named("s-tigray", "POLITICAL_MOVEMENT", "ትግራይ"),
                        named("s-hezbollah", "ARMED_GROUP", "Hezbollah"),
                        named("s-qadhafi", "OFFICIAL", "Muammar al-Qadhafi")));
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    qatar                             | s-qatar s-qrcs s-qatar-mofa
                    QUATAR                            | s-qatar
                    دولة قطر                           | s-qatar
                    Qatar foreign ministry            | s-qatar-mofa
                    Ministry Foreign Afairs Qatar     | s-qatar-mofa
                    Comite Croix Rouge                | s-icrc
                    Internatonal Red Cros             | s-icrc
                    CICR                              | s-icrc
                    unrwa                             | s-unrwa
                    un                                | s-un-movement s-un s-unrwa
                    Isreal                            | s-israel
                    מדינת ישראל                       | s-israel
                    צה"ל                              | s-idf
                    Netanyahou                        | s-netanyahu
                    נתניהו                            | s-netanyahu
                    Hammas                            | s-hamas
                    حركه الجهاد الاسلامى                | s-pij
                    Abdul Fatah al-Sisi               | s-sisi
                    Tayip Erdogan                     | s-erdogan
                    إيران                              | s-iran
                    aljazeera                         | s-aljazeera
                    SantEgidio                        | s-egidio
                    Haaretz                           | s-haaretz
                    انصار الله                         | s-houthis
                    Norge                             | s-norway
                    resistance islamic                | s-hamas
                    Huthi                             | s-houthis
                    Hutis                             | s-houthis
                    Houthi                            | s-houthis
                    Nikol Pashinyan                   | s-pashinyan
                    Pashinian                         | s-pashinyan
                    Yerevan                           | s-yerevan
                    Erevan                            | s-yerevan
                    Salome Zurabishvili               | s-zourabichvili
                    Kim Jong-un                       | s-kim
                    kim jong un                       | s-kim
                    Gim Jeong-eun                     | s-kim
                    Yoon Suk-yeol                     | s-yoon
                    Pyongyang                         | s-pyongyang
                    Kharkiv                           | s-kharkiv
                    Mitsotakis                        | s-mitsotakis
                    Narendra Modi                     | s-modi
                    Xi Jinping                        | s-xi
                    Tigray                            | s-tigray
                    Hizbullah                         | s-hezbollah
                    Gaddafi                           | s-qadhafi
                    Кадафи                            | s-qadhafi
                    """)
    void actorIsFoundHoweverItsNameIsWritten(String q, String first) {
        List<String> expected = Arrays.asList(first.split(" "));

        List<String> found = search(q).path("items.id");

        assertEquals(expected, found.subList(0, Math.min(expected.size(), found.size())), found.toString());
    }

    @Test
    void nothingIsFoundForWhatIsLikeNoName() {
        search("Zanzibar").then().body("items", empty());
        search("Ministry of Silly Walks").then().body("items", empty());
    }

    @Test
    void otherFiltersNarrowTheSearch() {
        given().queryParam("q", "qatar")
                .queryParam("country", COUNTRY)
                .queryParam("kind", "STATE,MEDIA")
                .get("/v1/actors")
                .then()
                .body("items.id", contains("s-qatar"));
        given().queryParam("q", "qatar")
                .queryParam("country", COUNTRY)
                .queryParam("knownAt", "2023-10-09T12:00:00Z")
                .get("/v1/actors")
                .then()
                .body("items.id", contains("s-qatar", "s-qrcs", "s-qatar-mofa"));
    }

    @Test
    void pagesOfASearchHoldEachActorOnceInOneOrder() {
        for (String q : List.of("qatar", "un", "islamic", "red cross", "al")) {
            List<Object> whole = search(q).path("items.id");
            List<Object> paged = new ArrayList<>();
            String cursor = null;
            do {
                Response page = given().queryParam("q", q)
                        .queryParam("country", COUNTRY)
                        .queryParam("limit", 1)
                        .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                        .get("/v1/actors");
                paged.addAll(page.path("items.id"));
                cursor = page.path("next");
            } while (cursor != null);
            assertEquals(whole, paged);
        }
    }

    @Test
    void renamedActorIsFoundByItsPresentNamesOnly() {
        send("/v1/actors/batch", List.of(named("s-renamed", "NGO", "Zebulon Institute")));
        send("/v1/actors/batch", List.of(named("s-renamed", "NGO", "Quagmire Foundation")));

        search("Zebulon").then().body("items", empty());
        search("Quagmire").then().body("items.id", contains("s-renamed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%ED%A0%80", "a%ED%B0%80", "%FF", "!!!", "", "%20"})
    void whatCannotBeLookedForIsRefused(String q) {
        given().urlEncodingEnabled(false)
                .get("/v1/actors?q=" + q)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/q"));
    }

    @Test
    void endlessSearchIsRefused() {
        given().queryParam("q", "a".repeat(1001)).get("/v1/actors").then().statusCode(400);
        given().queryParam("q", "q".repeat(10_000))
                .get("/v1/actors")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.message", everyItem(containsString("at most 1000 characters")));
    }

    @Test
    void longestNamesCanBePagedThrough() {
        String name = "長".repeat(300);
        send(
                "/v1/actors/batch",
                Stream.of("s-long-1", "s-long-2")
                        .map(id -> named(id, "NGO", name))
                        .toList());

        Response page = given().queryParam("q", name.substring(0, 100))
                .queryParam("limit", 1)
                .get("/v1/actors");
        page.then().statusCode(200).body("items.id", contains("s-long-1"));
        given().queryParam("q", name.substring(0, 100))
                .queryParam("cursor", page.<String>path("next"))
                .get("/v1/actors")
                .then()
                .body("items.id", everyItem(startsWith("s-long-2")));
    }

    private static Response search(String q) {
        return given().queryParam("q", q).queryParam("country", COUNTRY).get("/v1/actors");
    }

    /** An actor with more names, each as type:value. */
    private static Map<String, Object> named(String id, String kind, String name, String... more) {
        List<Map<String, String>> names = Arrays.stream(more)
                .map(other -> other.split(":", 2))
                .map(other -> Map.of("type", other[0], "value", other[1]))
                .toList();
        return with(with(actor(id, kind, name), "country", COUNTRY), "names", names);
    }
}
