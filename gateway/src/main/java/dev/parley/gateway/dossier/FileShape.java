package dev.parley.gateway.dossier;

import java.util.HashMap;
import java.util.Map;

import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.DocumentSchema;
import dev.parley.gateway.catalog.ServiceCollection;

/** Which properties of a dossier file are text, as the services' schemas say. */
final class FileShape implements YamlReader.Shape {

    private final Catalog catalog;

    FileShape(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public YamlReader.Shape property(String name) {
        if (name.equals(CitationDictionary.PROPERTY)) {
            return key -> new Part(catalog.schemas().get(Catalog.CITATION));
        }
        return Dossier.LOAD_ORDER.contains(name)
                ? document(catalog.collection(name))
                : new Leaf(name.equals(Dossier.FORMAT));
    }

    /** A document of a collection, with its records inside. */
    private YamlReader.Shape document(ServiceCollection collection) {
        Part own = new Part(catalog.schemas().get(collection.schema()));
        Map<String, YamlReader.Shape> records = new HashMap<>();
        catalog.childrenOf(collection).forEach(child -> records.put(child.name(), document(child)));
        return name -> records.containsKey(name) ? records.get(name) : own.property(name);
    }

    /** An object of a schema. */
    private final class Part implements YamlReader.Shape {

        private final DocumentSchema schema;

        Part(DocumentSchema schema) {
            this.schema = schema;
        }

        @Override
        public YamlReader.Shape property(String name) {
            String part = schema.parts().get(name);
            return part == null
                    ? new Leaf(schema.texts().contains(name) || name.equals(CitationDictionary.CITE))
                    : new Part(catalog.schemas().get(part));
        }
    }

    /** A string, a number or a truth value; or something unknown, inside of which nothing is text. */
    private record Leaf(boolean isText) implements YamlReader.Shape {

        @Override
        public YamlReader.Shape property(String name) {
            return new Leaf(false);
        }
    }
}
