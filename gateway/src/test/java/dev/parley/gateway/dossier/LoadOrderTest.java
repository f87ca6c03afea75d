package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
