package dev.parley.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Notes in {@code target/types-in-json.txt} each of our types that JSON was read into or written from in a module's
 * tests: what a native executable must be able to reach by reflection. {@code .ci/check-native} compares.
 */
@Singleton
public class TypesInJson implements ObjectMapperCustomizer {

    private static final Path FILE = Path.of("target/types-in-json.txt");
    private static final String OURS = "dev.parley.";

    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule module = new SimpleModule("types-in-json");
        module.setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public JsonSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription type, JsonSerializer<?> serializer) {
                note(type);
                return serializer;
            }

            @Override
            public JsonSerializer<?> modifyEnumSerializer(
                    SerializationConfig config, JavaType any, BeanDescription type, JsonSerializer<?> serializer) {
                note(type);
                return serializer;
            }
        });
        module.setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public BeanDeserializerBuilder updateBuilder(
                    DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
                note(type);
                return builder;
            }

            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType any,
                    BeanDescription type,
                    JsonDeserializer<?> deserializer) {
                note(type);
                return deserializer;
            }
        });
        mapper.registerModule(module);
    }

    private void note(BeanDescription type) {
        String name = type.getBeanClass().getName();
        if (name.startsWith(OURS) && noted.add(name)) {
            try {
                Files.write(FILE, List.of(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
