package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.merge.MergedActors;

/**
 * Makes a dossier file that names merged actors one that names their survivors. What a stored document said by an old
 * id before the merge is left as it is stored: it was reported so, and a claim is never altered.
 */
@RequestScoped
class MergesInFile {

    private final ServiceClients services;
    private final ParallelCalls parallel;
    private final Catalog catalog;

    MergesInFile(ServiceClients services, ParallelCalls parallel, Catalog catalog) {
        this.services = services;
        this.parallel = parallel;
        this.catalog = catalog;
    }

    /** Changes the documents of the file; those that a merge has made superfluous are taken out and returned. */
    List<LoadReport.Item> follow(DossierFile file) {
        Set<String> actors = new TreeSet<>(file.references().idsOf(Dossier.ACTORS));
        file.items(catalog.collection(Dossier.ACTORS))
                .forEach(actor -> actors.add(actor.document().path("id").asText()));
        MergedActors merged = services.merges(actors);
        if (merged.isEmpty()) {
            return List.of();
        }
        List<LoadReport.Item> superfluous = new ArrayList<>();
        List<Supplier<Void>> changes = new ArrayList<>();
        for (DossierFile.Item item : file.items()) {
            if (item.collection().name().equals(Dossier.ACTORS)) {
                String id = item.document().path("id").asText();
                if (!merged.survivor(id).equals(id)) {
                    superfluous.add(LoadReport.Item.merged(item, merged.survivor(id)));
                }
                continue;
            }
            ObjectNode followed = new MergedReferences(merged, catalog).follow(item.document());
            Set<String> ends = Dossier.ends(item.collection(), followed);
            if (!followed.equals(item.document()) && ends.size() == 1) {
                superfluous.add(LoadReport.Item.merged(item, ends.iterator().next()));
            } else if (namesSurvivor(item, followed, merged)) {
                changes.add(() -> {
                    ObjectNode document = stored(item)
                            .map(stored -> new StoredReferences(merged, catalog).keep(followed, stored))
                            .orElse(followed);
                    item.document().removeAll();
                    item.document().setAll(document);
                    return null;
                });
            }
        }
        parallel.all(changes);
        superfluous.forEach(item -> file.remove(item.pointer()));
        return superfluous;
    }

    private boolean namesSurvivor(DossierFile.Item item, ObjectNode followed, MergedActors merged) {
        References references = new References(catalog);
        references.add(item.collection(), followed, "");
        return references.idsOf(Dossier.ACTORS).stream().anyMatch(merged.survivors()::containsValue);
    }

    private Optional<ObjectNode> stored(DossierFile.Item item) {
        return item.path()
                .flatMap(path -> services.getIfPresent(item.collection().service(), path))
                .map(document -> {
                    catalog.removeReadOnly(item.collection(), (ObjectNode) document);
                    return (ObjectNode) document;
                });
    }
}
