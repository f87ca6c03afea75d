package dev.parley.system;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Dependencies between the modules run one way. */
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "shared-kernel",
            "http-kit",
            "journal",
            "actors-service",
            "exchanges-service",
            "timeline-service",
            "gateway",
            "launcher");
    private static final String[] SERVICES = {"dev.parley.actors..", "dev.parley.exchanges..", "dev.parley.timeline.."};

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
                .resideInAPackage("dev.parley.http..")
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
