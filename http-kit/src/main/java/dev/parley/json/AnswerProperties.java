package dev.parley.json;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

/** Knows the properties that documents have when they are read, as their answers' types declare them. */
final class AnswerProperties {

    private final SerializationConfig config;
    private final Map<Class<?>, Set<String>> known = new ConcurrentHashMap<>();

    AnswerProperties(ObjectMapper mapper) {
        this.config = mapper.getSerializationConfig();
    }

    /** The properties of what a type that is sent is {@link ReadAs read as}, its own among them; none without that. */
    Set<String> of(Class<?> sent) {
        return known.computeIfAbsent(sent, type -> {
            ReadAs readAs = type.getAnnotation(ReadAs.class);
            Set<String> names = new HashSet<>();
            if (readAs != null) {
                add(config.constructType(readAs.value()), names);
            }
            return names;
        });
    }

    private void add(JavaType type, Set<String> names) {
        for (BeanPropertyDefinition property : config.introspect(type).findProperties()) {
            AnnotatedMember member = property.getAccessor();
            if (config.getAnnotationIntrospector().findUnwrappingNameTransformer(member) == null) {
                names.add(property.getName());
            } else {
                add(member.getType(), names);
            }
        }
    }
}
