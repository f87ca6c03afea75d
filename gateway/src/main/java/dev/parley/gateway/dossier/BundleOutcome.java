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
                    outcome.add(reported, item);
                }));
        return outcome;
    }

    private void add(JsonNode reported, DossierFile.Item item) {
        if (reported.has("problem")) {
            violations(reported.get("problem")).forEach(fault -> faults.add(inFile(item, fault)));
        } else {
            items.add(new LoadReport.Item(
                    item.pointer(),
                    item.collection().name(),
                    reported.path("id").asText(),
                    reported.path("outcome").asText(),
                    reported.has("version") ? reported.get("version").asInt() : null));
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
                violations(problem.body()).stream()
                        .map(fault -> inFile(file, fault))
                        .toList());
    }

    private static Fault inFile(DossierFile file, Fault fault) {
        String[] steps = fault.pointer().split("/", 4);
        Optional<DossierFile.Item> item = steps.length > 2 && steps[2].matches("\\d{1,9}")
                ? file.item(steps[1], Integer.parseInt(steps[2]))
                : Optional.empty();
        return item.map(found -> inFile(found, new Fault(steps.length > 3 ? "/" + steps[3] : "", fault.message())))
                .orElse(fault);
    }

    /** The fault of a document, with a pointer into the file. */
    private static Fault inFile(DossierFile.Item item, Fault fault) {
        // the file does not have this property: it follows from where the document is
        boolean isParent = fault.pointer().equals("/" + item.collection().parentProperty());
        return new Fault(item.pointer() + (isParent ? "" : fault.pointer()), fault.message());
    }

    /** The violations of a problem; for a problem without any, one that says what the problem does. */
    private static List<Fault> violations(JsonNode problem) {
        if (problem.path("violations").isEmpty()) {
            StringBuilder message = new StringBuilder(problem.path("title").asText())
                    .append(": ")
                    .append(problem.path("detail").asText());
            problem.fields().forEachRemaining(member -> {
                if (!STANDARD_MEMBERS.contains(member.getKey())) {
                    message.append(' ').append(member.getKey()).append(": ").append(text(member.getValue()));
                }
            });
            return List.of(new Fault("", message.toString()));
        }
        return StreamSupport.stream(problem.path("violations").spliterator(), false)
                .map(violation -> new Fault(
                        violation.path("pointer").asText(),
                        violation.path("message").asText()))
                .toList();
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
