package dev.parley.gateway.dossier;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.RequestScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.proxy.Service;
import dev.parley.http.MalformedJson;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Id;

/**
 * Loads dossier files. Everything is rehearsed and every reference followed before anything is written, so that a file
 * with a fault leaves nothing behind and all its faults are known at once.
 */
@RequestScoped
class DossierLoader {

    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    /** What one service is sent in one piece. */
    private record Part(Service service, List<Collection> collections) {}

    private static final Part SOURCES = new Part(Service.TIMELINE, List.of(Collection.SOURCES));
    private static final Part EVENTS = new Part(Service.TIMELINE, List.of(Collection.EVENTS));
    private static final Part TIMELINE = new Part(Service.TIMELINE, List.of(Collection.SOURCES, Collection.EVENTS));
    private static final Part ACTORS =
            new Part(Service.ACTORS, List.of(Collection.ACTORS, Collection.RELATIONS, Collection.CHANNELS));
    private static final Part EXCHANGES = new Part(
            Service.EXCHANGES,
            List.of(
                    Collection.EXCHANGES,
                    Collection.REVISIONS,
                    Collection.POSITIONS,
                    Collection.DELIVERIES,
                    Collection.TRANSITIONS));

    /** Each after what it refers to. */
    private static final List<Part> LOAD_ORDER = List.of(SOURCES, ACTORS, EXCHANGES, EVENTS);

    private final ServiceClients services;
    private final ParallelCalls parallel;
    private final ObjectMapper json;

    DossierLoader(ServiceClients services, ParallelCalls parallel, ObjectMapper json) {
        this.services = services;
        this.parallel = parallel;
        this.json = json;
    }

    /** What a service said of its part: what would be or was done, or what is wrong. */
    private record Told(List<LoadReport.Item> items, List<Fault> faults) {}

    LoadReport load(InputStream body, boolean dryRun) throws IOException {
        DossierFile file = new DossierFile(read(body));
        List<LoadReport.Item> rehearsed = rehearse(file);
        if (dryRun) {
            return LoadReport.of(inOrder(file, rehearsed), true);
        }
        List<LoadReport.Item> written = new ArrayList<>();
        for (Part part : LOAD_ORDER) {
            written.addAll(write(file, part, written.isEmpty()));
        }
        return LoadReport.of(inOrder(file, written), false);
    }

    private JsonNode read(InputStream body) throws IOException {
        try {
            JsonNode tree = json.readTree(body);
            if (tree.isMissingNode()) {
                throw new ProblemException(ProblemType.MALFORMED_JSON, "It is empty.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e);
        } catch (CharConversionException e) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, "It is not UTF-8.");
        }
    }

    private List<LoadReport.Item> rehearse(DossierFile file) {
        List<Supplier<Told>> calls = new ArrayList<>();
        for (Part part : List.of(TIMELINE, ACTORS, EXCHANGES)) {
            if (isNeeded(file, part)) {
                calls.add(() -> rehearse(file, part));
            }
        }
        calls.add(() -> new Told(List.of(), unknown(file.outward())));
        List<Told> answers = parallel.all(calls);
        List<Fault> faults = new ArrayList<>(file.faults());
        answers.forEach(told -> faults.addAll(told.faults()));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION, "Nothing was written; every fault is listed.", file.inOrder(faults));
        }
        return answers.stream().flatMap(told -> told.items().stream()).toList();
    }

    private Told rehearse(DossierFile file, Part part) {
        try {
            return told(file, services.rehearse(part.service(), file.bundle(part.collections())));
        } catch (ServiceProblemException problem) {
            return new Told(List.of(), faults(file, problem));
        }
    }

    private List<LoadReport.Item> write(DossierFile file, Part part, boolean first) {
        if (!isNeeded(file, part)) {
            return List.of();
        }
        try {
            return told(file, services.write(part.service(), file.bundle(part.collections())))
                    .items();
        } catch (ServiceProblemException problem) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    first
                            ? "Nothing was written; every fault is listed."
                            : "Something else was written meanwhile that part of the file does not go with."
                                    + " What comes before it is written; load the file again once it is mended.",
                    file.inOrder(faults(file, problem)));
        }
    }

    private static boolean isNeeded(DossierFile file, Part part) {
        return part.collections().stream()
                .anyMatch(collection -> !file.items(collection).isEmpty());
    }

    private static List<LoadReport.Item> inOrder(DossierFile file, List<LoadReport.Item> items) {
        return items.stream()
                .map(item -> Map.entry(file.place(item.pointer()), item))
                .sorted(Map.Entry.comparingByKey(DossierFile::compare))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Told told(DossierFile file, JsonNode reports) {
        List<LoadReport.Item> done = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        reports.fields().forEachRemaining(report -> {
            Collection collection = Collection.named(report.getKey());
            for (JsonNode told : report.getValue().path("items")) {
                DossierFile.Item item =
                        file.items(collection).get(told.path("index").asInt());
                if (told.has("problem")) {
                    faults.addAll(faults(item, told.get("problem")));
                } else {
                    done.add(new LoadReport.Item(
                            item.pointer(),
                            collection.path(),
                            told.path("id").asText(),
                            told.path("outcome").asText(),
                            told.has("version") ? told.get("version").asInt() : null));
                }
            }
        });
        return new Told(done, faults);
    }

    private static List<Fault> faults(DossierFile.Item item, JsonNode problem) {
        return violations(problem).stream()
                .map(fault -> inFile(item, fault.pointer(), fault.message()))
                .toList();
    }

    /** The faults of a part that was refused as a whole, whose pointers start with collection and index. */
    private static List<Fault> faults(DossierFile file, ServiceProblemException problem) {
        if (problem.status() != BAD_REQUEST && problem.status() != UNPROCESSABLE) {
            throw problem;
        }
        return violations(problem.body()).stream()
                .map(fault -> {
                    String[] steps = fault.pointer().split("/", 4);
                    Collection collection = steps.length > 1 ? Collection.named(steps[1]) : null;
                    if (collection == null || steps.length < 3 || !steps[2].matches("\\d{1,9}")) {
                        return fault;
                    }
                    return inFile(
                            file.items(collection).get(Integer.parseInt(steps[2])),
                            steps.length > 3 ? "/" + steps[3] : "",
                            fault.message());
                })
                .toList();
    }

    private static Fault inFile(DossierFile.Item item, String pointer, String message) {
        // a file does not have this property: it is said by where the document lies
        boolean isPlace =
                Collection.OF_AN_EXCHANGE.contains(item.collection()) && pointer.equals("/" + DossierFile.PARENT);
        return new Fault(item.pointer() + (isPlace ? "" : pointer), message);
    }

    private static List<Fault> violations(JsonNode problem) {
        if (problem.path("violations").isEmpty()) {
            StringBuilder message = new StringBuilder(problem.path("title").asText())
                    .append(": ")
                    .append(problem.path("detail").asText());
            for (String list : List.of("lawful", "missing")) {
                if (problem.has(list)) {
                    message.append(' ').append(list).append(": ").append(listed(problem.get(list)));
                }
            }
            return List.of(new Fault("", message.toString()));
        }
        return StreamSupport.stream(problem.path("violations").spliterator(), false)
                .map(violation -> new Fault(
                        violation.path("pointer").asText(),
                        violation.path("message").asText()))
                .toList();
    }

    private static String listed(JsonNode list) {
        return list.isEmpty()
                ? "none."
                : StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", ", "", "."));
    }

    /** Those of the references that lead to nothing. What cannot be an id is left to the service that checks it. */
    private List<Fault> unknown(List<References.Reference> references) {
        Map<Collection, Set<String>> asked = references.stream()
                .filter(reference -> reference.id().matches(Id.PATTERN))
                .collect(Collectors.groupingBy(
                        References.Reference::to,
                        Collectors.mapping(References.Reference::id, Collectors.toCollection(TreeSet::new))));
        List<Supplier<Set<String>>> calls = new ArrayList<>();
        asked.forEach((collection, ids) -> calls.add(() -> missing(collection, ids)));
        Set<String> missing = new HashSet<>();
        parallel.all(calls).forEach(missing::addAll);
        return references.stream()
                .filter(reference -> missing.contains(reference.to() + "/" + reference.id()))
                .map(reference -> new Fault(
                        reference.pointer(),
                        "there is no " + reference.id() + " in "
                                + reference.to().path()))
                .toList();
    }

    private Set<String> missing(Collection collection, Set<String> ids) {
        Set<String> missing = new HashSet<>();
        ids.forEach(id -> missing.add(collection + "/" + id));
        services.listForEach(collection, "id", ids, "includeRetracted=true")
                .forEach(document ->
                        missing.remove(collection + "/" + document.path("id").asText()));
        return missing;
    }
}
