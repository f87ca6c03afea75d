package dev.parley.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parley.http.QueryParameter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Writes parameters into the API document as they are declared. */
final class ApiParameters {

    private static final String SCHEMAS = "#/components/schemas/";

    /** No format: date-time would keep generated clients from sending dates. */
    private static final String INSTANT_OR_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "([Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$";

    private static final int DATE_LENGTH = 10;

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

    private ApiParameters() {}

    /** Adds a query parameter, unless the operation says something else of one with this name. */
    static void add(Operation operation, QueryParameter<?> declared) {
        boolean isSaid = operation.getParameters() != null
                && operation.getParameters().stream()
                        .filter(parameter -> parameter.getIn() == Parameter.In.QUERY)
                        .anyMatch(parameter -> declared.name().equals(parameter.getName()));
        if (!isSaid) {
            operation.addParameter(parameter(declared));
        }
    }

    /** Adds the parameters of the path that the operation does not declare, as one of a resource's supertype does not. */
    static void addFromPath(Operation operation, String path) {
        List<Parameter> parameters = new ArrayList<>();
        for (Matcher name = PATH_PARAMETER.matcher(path); name.find(); ) {
            boolean isSaid = operation.getParameters() != null
                    && operation.getParameters().stream()
                            .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                            .anyMatch(parameter -> name.group(1).equals(parameter.getName()));
            if (!isSaid) {
                parameters.add(OASFactory.createParameter()
                        .in(Parameter.In.PATH)
                        .name(name.group(1))
                        .required(true)
                        .schema(string()));
            }
        }
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    static void addHeader(Operation operation, String name, String description) {
        operation.addParameter(OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .schema(string())
                .example("\"1\""));
    }

    private static Parameter parameter(QueryParameter<?> declared) {
        Parameter parameter = OASFactory.createParameter()
                .in(Parameter.In.QUERY)
                .name(declared.name())
                .required(declared.isRequired() ? true : null)
                .description(declared.description())
                .schema(schema(declared));
        if (declared.form() == QueryParameter.Form.INSTANT) {
            String instant = (String) declared.example();
            parameter
                    .addExample("instant", OASFactory.createExample().value(instant))
                    .addExample("date", OASFactory.createExample().value(instant.substring(0, DATE_LENGTH)));
        } else {
            parameter.setExample(declared.example());
        }
        if (declared.isSeveral()) {
            parameter
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.ARRAY)
                            .items(parameter.getSchema()))
                    .style(Parameter.Style.FORM)
                    .explode(false);
            if (declared.example() != null) {
                parameter.setExample(List.of(declared.example()));
            }
        }
        if (declared.collection() != null) {
            parameter.addExtension(ApiExtensions.COLLECTION, declared.collection());
        }
        return parameter;
    }

    private static Schema schema(QueryParameter<?> declared) {
        return switch (declared.form()) {
            case TEXT -> string();
            case INSTANT -> string().pattern(INSTANT_OR_DATE);
            case FLAG -> OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN);
            case NUMBER -> integer(declared.least(), declared.most());
            case CHOICE ->
                string().enumeration(Arrays.stream(declared.type().getEnumConstants())
                        .<Object>map(QueryParameter::nameOf)
                        .toList());
            case ENUM -> OASFactory.createSchema().ref(SCHEMAS + schemaName(declared.type()));
        };
    }

    private static String schemaName(Class<?> type) {
        var schema = type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
    }

    static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    static Schema integer(int least, int most) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most));
    }
}
