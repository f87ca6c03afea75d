package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.DocumentSchema;
import dev.parley.gateway.catalog.ServiceCollection;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadOrderTest {

    private final Catalog catalog = Catalog.packaged(new ObjectMapper());

    LoadOrderTest() throws IOException {}

    @Test
    void everyCollectionOfEveryServiceIsInADossier() {
        assertEquals(
                catalog.collections().values().stream()
                        .filter(collection -> collection.parent() == null)
                        .map(ServiceCollection::name)
                        .collect(Collectors.toSet()),
                Set.copyOf(Dossier.LOAD_ORDER));
    }

    @Test
    void documentsReferOnlyToCollectionsThatAreLoadedBeforeOrWithThem() {
        for (ServiceCollection collection : catalog.collections().values()) {
            String loadedWith = collection.parent() == null ? collection.name() : collection.parent();
            List<String> loaded = Dossier.LOAD_ORDER.subList(0, Dossier.LOAD_ORDER.indexOf(loadedWith) + 1);
            Set<String> referredTo = new TreeSet<>();
            addReferences(collection.schema(), new HashSet<>(), referredTo);
            assertTrue(loaded.containsAll(referredTo), collection.name() + " refers to " + referredTo);
        }
    }

    private void addReferences(String name, Set<String> visited, Set<String> referredTo) {
        if (visited.add(name)) {
            DocumentSchema schema = catalog.schemas().get(name);
            referredTo.addAll(schema.references().values());
            schema.parts().values().forEach(part -> addReferences(part, visited, referredTo));
        }
    }
}
