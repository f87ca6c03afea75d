package dev.parley.gateway.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.json.JsonText;

/** The formats that dossiers are sent and answered in: JSON and YAML. */
@Singleton
class DossierFormats {

    /** RFC 9512. */
    static final String YAML = "application/yaml";

    /** What programs called it before it was registered. */
    static final String OLD_YAML = "application/x-yaml";

    static final String TEXT_YAML = "text/yaml";

    private static final MediaType YAML_TYPE = MediaType.valueOf(YAML);

    private final JsonText text;
    private final ObjectMapper json;
    private final Catalog catalog;

    DossierFormats(JsonText text, ObjectMapper json, Catalog catalog) {
        this.text = text;
        this.json = json;
        this.catalog = catalog;
    }

    /** @throws dev.parley.http.ProblemException MALFORMED_JSON or MALFORMED_YAML, with line and column */
    JsonNode read(InputStream body, MediaType type) throws IOException {
        return type != null && type.getSubtype().toLowerCase(Locale.ROOT).endsWith("yaml")
                ? YamlReader.read(body, new FileShape(catalog), json)
                : text.read(body);
    }

    /** The format that the client would rather have; JSON if it has no preference. */
    static MediaType preferred(HttpHeaders request) {
        for (MediaType acceptable : request.getAcceptableMediaTypes()) {
            if (acceptable.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return MediaType.APPLICATION_JSON_TYPE;
            }
            if (acceptable.isCompatible(YAML_TYPE)) {
                return YAML_TYPE;
            }
        }
        return MediaType.APPLICATION_JSON_TYPE;
    }

    byte[] write(JsonNode dossier, MediaType type) throws IOException {
        return type.equals(YAML_TYPE) ? YamlWriter.write(dossier) : json.writeValueAsBytes(dossier);
    }
}
