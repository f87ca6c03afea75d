package dev.parley.http;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Writes a value by the type that it has, whatever the generic type of the answer says: it may be JSON already. */
@RegisterForReflection
public final class ByOwnType extends JsonSerializer<Object> {

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(value, json);
    }
}
