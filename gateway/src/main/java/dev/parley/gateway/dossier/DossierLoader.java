package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.Service;
import dev.parley.gateway.catalog.ServiceCollection;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Id;

/**
 * Loads dossier files. Every document is rehearsed and every reference is looked up before anything is written, so that
 * a file with a fault leaves nothing behind and all its faults are listed at once.
 */
@RequestScoped
class DossierLoader {

    private static final String NOTHING_WRITTEN = "Nothing was written. Every fault in the file is listed.";

    private final ServiceClients services;
    private final ParallelCalls parallel;
    private final MergesInFile merges;
    private final Catalog catalog;

    DossierLoader(ServiceClients services, ParallelCalls parallel, MergesInFile merges, Catalog catalog) {
        this.services = services;
        this.parallel = parallel;
        this.merges = merges;
        this.catalog = catalog;
    }

    /** Collections that one service is sent in one bundle. */
    private record Part(Service service, List<ServiceCollection> collections) {}

    LoadReport load(JsonNode sent, boolean dryRun) {
        DossierFile file = new DossierFile(sent, catalog);
        List<LoadReport.Item> superfluous = merges.follow(file);
        List<LoadReport.Item> rehearsed = rehearse(file);
        if (dryRun) {
            return report(file, superfluous, rehearsed, true);
        }
        List<LoadReport.Item> written = new ArrayList<>();
        for (Part part : partsInLoadOrder(file)) {
            written.addAll(write(file, part, written.isEmpty()));
        }
        return report(file, superfluous, written, false);
    }

    private static LoadReport report(
            DossierFile file, List<LoadReport.Item> superfluous, List<LoadReport.Item> sent, boolean dryRun) {
        List<LoadReport.Item> items =
                Stream.concat(superfluous.stream(), sent.stream()).toList();
        return LoadReport.of(file.inOrder(items, LoadReport.Item::pointer), dryRun);
    }

    /** The collections that the file has documents of, a part for each change of service. */
    private List<Part> partsInLoadOrder(DossierFile file) {
        List<Part> parts = new ArrayList<>();
        for (ServiceCollection collection : collections(file)) {
            if (parts.isEmpty() || parts.get(parts.size() - 1).service() != collection.service()) {
                parts.add(new Part(collection.service(), new ArrayList<>()));
            }
            parts.get(parts.size() - 1).collections().add(collection);
        }
        return parts;
    }

    /** The collections that the file has documents of, a part for each service. */
    private List<Part> partsByService(DossierFile file) {
        Map<Service, Part> parts = new EnumMap<>(Service.class);
        for (ServiceCollection collection : collections(file)) {
            parts.computeIfAbsent(collection.service(), service -> new Part(service, new ArrayList<>()))
                    .collections()
                    .add(collection);
        }
        return List.copyOf(parts.values());
    }

    private List<ServiceCollection> collections(DossierFile file) {
        List<ServiceCollection> collections = new ArrayList<>();
        for (String name : Dossier.LOAD_ORDER) {
            collections.add(catalog.collection(name));
            collections.addAll(catalog.childrenOf(catalog.collection(name)));
        }
        collections.removeIf(collection -> file.items(collection).isEmpty());
        return collections;
    }

    private List<LoadReport.Item> rehearse(DossierFile file) {
        List<Supplier<BundleOutcome>> rehearsals = new ArrayList<>();
        for (Part part : partsByService(file)) {
            rehearsals.add(() -> rehearse(file, part));
        }
        List<BundleOutcome> outcomes = parallel.all(rehearsals);
        List<Fault> found = new ArrayList<>();
        outcomes.forEach(outcome -> found.addAll(outcome.faults()));
        // a service itself refuses a reference to a document of its own that does not exist
        Set<String> refused = found.stream().map(Fault::pointer).collect(Collectors.toSet());
        found.addAll(unresolved(file.externalReferences().stream()
                .filter(reference -> !refused.contains(reference.pointer()))
                .toList()));
        List<Fault> faults = new ArrayList<>(file.faults());
        faults.addAll(file.asSent(found));
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.RULE_VIOLATION, NOTHING_WRITTEN, file.inOrder(faults));
        }
        return outcomes.stream().flatMap(outcome -> outcome.items().stream()).toList();
    }

    private BundleOutcome rehearse(DossierFile file, Part part) {
        try {
            return BundleOutcome.of(services.rehearse(part.service(), file.bundle(part.collections())), file);
        } catch (ServiceProblemException problem) {
            return BundleOutcome.refused(problem, file);
        }
    }

    private List<LoadReport.Item> write(DossierFile file, Part part, boolean first) {
        try {
            return BundleOutcome.of(services.write(part.service(), file.bundle(part.collections())), file)
                    .items();
        } catch (ServiceProblemException problem) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    first
                            ? NOTHING_WRITTEN
                            : "The services have changed since the file was checked. The parts of the file before"
                                    + " these faults were written; correct the file and load it again.",
                    file.inOrder(
                            file.asSent(BundleOutcome.refused(problem, file).faults())));
        }
    }

    /** A fault for each reference to a document that no service has. The services themselves refuse a malformed id. */
    private List<Fault> unresolved(List<References.Reference> references) {
        Map<String, Set<String>> ids = references.stream()
                .filter(reference -> reference.id().matches(Id.PATTERN))
                .collect(Collectors.groupingBy(
                        References.Reference::to,
                        Collectors.mapping(References.Reference::id, Collectors.toCollection(TreeSet::new))));
        List<Supplier<Set<String>>> calls = new ArrayList<>();
        ids.forEach((collection, wanted) -> calls.add(() -> absent(collection, wanted)));
        Set<String> absent = new HashSet<>();
        parallel.all(calls).forEach(absent::addAll);
        return references.stream()
                .filter(reference -> absent.contains(reference.to() + "/" + reference.id()))
                .map(reference -> new Fault(
                        reference.pointer(),
                        catalog.collection(reference.to()).noun() + " `" + reference.id() + "` does not exist"))
                .toList();
    }

    /** Those of the ids that the collection does not have, as {@code collection/id}. */
    private Set<String> absent(String collection, Set<String> ids) {
        Set<String> absent = new HashSet<>();
        ids.forEach(id -> absent.add(collection + "/" + id));
        services.listForEach(catalog.collection(collection), "id", ids, "includeRetracted=true")
                .forEach(document ->
                        absent.remove(collection + "/" + document.path("id").asText()));
        return absent;
    }
}
