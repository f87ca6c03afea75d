package dev.parley.openapi;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ReachableSchemasTest {

    @Test
    void onlySchemasToWhichAnOperationLeadsAreKeptAndThoseOfRequestsAreKnown() {
        OpenAPI document = OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths()
                        .addPathItem(
                                "/things",
                                OASFactory.createPathItem()
                                        .POST(OASFactory.createOperation()
                                                .addParameter(OASFactory.createParameter()
                                                        .schema(list(ref("InParameter"))))
                                                .requestBody(OASFactory.createRequestBody()
                                                        .content(content(ref("Sent"))))
                                                .responses(OASFactory.createAPIResponses()
                                                        .addAPIResponse(
                                                                "200",
                                                                OASFactory.createAPIResponse()
                                                                        .content(content(ref("Read"))))))))
                .components(OASFactory.createComponents()
                        .responses(Map.of(
                                "Problem400", OASFactory.createAPIResponse().content(content(ref("Problem")))))
                        .schemas(Map.of(
                                "InParameter", OASFactory.createSchema(),
                                "Sent", OASFactory.createSchema().addProperty("part", described(ref("Part"))),
                                "Part", OASFactory.createSchema().addProperty("whole", ref("Sent")),
                                "Read", OASFactory.createSchema().additionalPropertiesSchema(ref("Value")),
                                "Value", OASFactory.createSchema(),
                                "Problem", OASFactory.createSchema(),
                                "Unused", OASFactory.createSchema().addProperty("part", described(ref("UnusedPart"))),
                                "UnusedPart", OASFactory.createSchema())));

        assertEquals(Set.of("Sent", "Part"), ReachableSchemas.sent(document));

        ReachableSchemas.removeOthersFrom(document);

        assertEquals(
                Set.of("InParameter", "Sent", "Part", "Read", "Value", "Problem"),
                document.getComponents().getSchemas().keySet());
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().items(items);
    }

    private static Schema described(Schema schema) {
        return OASFactory.createSchema().description("described").addAllOf(schema);
    }

    private static Content content(Schema schema) {
        return OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(schema));
    }
}
