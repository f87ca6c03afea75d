package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.Fault;

/**
 * What a service did with a bundle, in terms of the file that the bundle's documents are from.
 *
 * @param items the documents that were accepted
 * @param faults of the documents that were refused, with pointers into the file
 */
record BundleOutcome(List<LoadReport.Item> items, List<Fault> faults) {

    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    private static final Set<String> STANDARD_MEMBERS =
            Set.of("type", "title", "status", "detail", "instance", "violations");

    /** @param reports a batch report for each collection of the bundle, by its name */
    static BundleOutcome of(JsonNode reports, DossierFile file) {
        BundleOutcome outcome = new BundleOutcome(new ArrayList<>(), new ArrayList<>());
        reports.fields()
                .forEachRemaining(report -> report.getValue().path("items").forEach(reported -> {
                    DossierFile.Item item = file.item(
                                    report.getKey(), reported.path("index").asInt())
                            .orElseThrow();
                    outcome.add(reported, item, file);
                }));
        return outcome;
    }

    private void add(JsonNode reported, DossierFile.Item item, DossierFile file) {
        if (reported.has("problem")) {
            faults(reported.get("problem")).forEach(fault -> faults.add(inFile(file, item, fault)));
        } else {
            items.add(new LoadReport.Item(
                    item.pointer(),
                    item.collection().name(),
                    reported.path("id").asText(),
                    reported.path("outcome").asText(),
                    reported.has("version") ? reported.get("version").asInt() : null,
                    null));
        }
    }

    /**
     * The outcome of a bundle that was refused as a whole. The pointers of its faults start with collection and index.
     *
     * @throws ServiceProblemException the same, if it is not about the documents
     */
    static BundleOutcome refused(ServiceProblemException problem, DossierFile file) {
        if (problem.status() != BAD_REQUEST && problem.status() != UNPROCESSABLE) {
            throw problem;
        }
        return new BundleOutcome(
                List.of(),
                faults(problem.body()).stream()
                        .map(fault -> inFile(file, fault))
                        .toList());
    }

    private static Fault inFile(DossierFile file, Fault fault) {
        String[] steps = fault.pointer().split("/", 4);
        Optional<DossierFile.Item> item = steps.length > 2 && steps[2].matches("\\d{1,9}")
                ? file.item(steps[1], Integer.parseInt(steps[2]))
                : Optional.empty();
        return item.map(found ->
                        inFile(file, found, new Fault(steps.length > 3 ? "/" + steps[3] : "", fault.message())))
                .orElse(fault);
    }

    /** The fault of a document, with a pointer into the file. */
    private static Fault inFile(DossierFile file, DossierFile.Item item, Fault fault) {
        Fault inFile = fault.under(item.pointer());
        // mostly, the file does not have this property: it follows from where the document is
        boolean isImplied =
                fault.pointer().equals("/" + item.collection().parentProperty()) && !file.has(inFile.pointer());
        return isImplied ? new Fault(item.pointer(), fault.message()) : inFile;
    }

    /**
     * The violations of a problem. One that is neither about shape nor about a rule says what to do about it, so that
     * is a fault of the whole document.
     */
    private static List<Fault> faults(JsonNode problem) {
        List<Fault> faults = new ArrayList<>();
        int status = problem.path("status").asInt();
        if (problem.path("violations").isEmpty() || (status != BAD_REQUEST && status != UNPROCESSABLE)) {
            faults.add(new Fault("", advice(problem)));
        }
        problem.path("violations")
                .forEach(violation -> faults.add(new Fault(
                        violation.path("pointer").asText(),
                        violation.path("message").asText())));
        return faults;
    }

    private static String advice(JsonNode problem) {
        StringBuilder advice = new StringBuilder(problem.path("title").asText())
                .append(": ")
                .append(problem.path("detail").asText());
        problem.fields().forEachRemaining(member -> {
            if (!STANDARD_MEMBERS.contains(member.getKey())) {
                advice.append(' ').append(member.getKey()).append(": ").append(text(member.getValue()));
            }
        });
        return advice.toString();
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? "none."
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ", "", "."));
        }
        return value.asText() + ".";
    }
}
