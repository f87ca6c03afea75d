package dev.parley.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Dependencies between the modules run one way. */
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "shared-kernel",
            "http-kit",
            "text-search",
            "journal",
            "actors-service",
            "exchanges-service",
            "timeline-service",
            "gateway",
            "launcher");
    private static final String[] SERVICES = {"dev.parley.actors..", "dev.parley.exchanges..", "dev.parley.timeline.."};

    private static final String[] HTTP_KIT = {
        "dev.parley.http..", "dev.parley.json..", "dev.parley.openapi..", "dev.parley.process.."
    };

    /** The journal's own appending, the identifiers' table, advisory locks, terms of searches, and the one way to query documents. */
    private static final String QUERIES_NO_DOCUMENTS =
            ".*\\.(DocumentQueries|Journal|Locks|ActorIdentifiers|TermIndex)(\\$.*)?";

    private static final JavaClasses CODE = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    @Test
    void kernelIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("dev.parley.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.kernel..",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "jakarta.validation..",
                        "org.eclipse.microprofile.openapi.annotations..")
                .check(CODE);
    }

    @Test
    void httpKitDependsOnNoDatabaseAndOnNoModuleAboveIt() {
        noClasses()
                .that()
                .resideInAnyPackage(HTTP_KIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.journal..",
                        "dev.parley.actors..",
                        "dev.parley.exchanges..",
                        "dev.parley.timeline..",
                        "dev.parley.gateway..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "java.sql..")
                .check(CODE);
    }

    @Test
    void journalDependsOnNoService() {
        noClasses()
                .that()
                .resideInAPackage("dev.parley.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .check(CODE);
    }

    @Test
    void noModuleDependsOnAServicesCode() {
        for (String service : SERVICES) {
            String[] others = Stream.concat(
                            Stream.of(SERVICES).filter(other -> !other.equals(service)),
                            Stream.of("dev.parley.gateway..", "dev.parley.launcher.."))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(others)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(service)
                    .check(CODE);
        }
    }

    @Test
    void storageKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.parley.journal.document..", "dev.parley.journal.batch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.parley\\.http\\.(Query|Page|Cursor|Preconditions|AsOfParameters).*")
                .check(CODE);
    }

    /** DocumentQueries refuses a query that does not say what it sees; nothing else may query tables of documents. */
    @Test
    void documentsAreQueriedThroughDocumentQueriesOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.parley.journal..",
                        "dev.parley.actors..",
                        "dev.parley.exchanges..",
                        "dev.parley.timeline..")
                .and()
                .resideOutsideOfPackage("dev.parley.journal.database..")
                .and()
                .haveNameNotMatching(QUERIES_NO_DOCUMENTS)
                .should()
                .callMethodWhere(target(nameMatching("create(Native|Selection|Mutation)?Query|prepareStatement"
                        + "|createStatement|createNamedQuery|getCriteriaBuilder")))
                .check(CODE);
    }

    @Test
    void librariesNameNoService() throws IOException {
        Pattern name = Pattern.compile(
                "\"(actor|exchange|event|source|number|position|revision)s?\"|/v1/(actors|exchanges|events)");
        List<String> found = new ArrayList<>();
        for (String library : List.of("journal", "http-kit")) {
            try (Stream<Path> files = Files.walk(Path.of("..", library, "src", "main", "java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|@Schema\\(.*?\\)\n", "");
                    name.matcher(code).results().forEach(match -> found.add(file + ": " + match.group()));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void gatewayHasNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("dev.parley.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.parley.journal..", "jakarta.persistence..", "org.hibernate..", "java.sql..")
                .check(CODE);
    }

    @Test
    void featuresHaveNoCyclicDependencies() {
        for (String root : List.of("actors", "exchanges", "timeline", "gateway")) {
            slices().matching("dev.parley." + root + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CODE);
        }
    }
}
