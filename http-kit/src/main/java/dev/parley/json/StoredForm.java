package dev.parley.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Leaves out of the stored JSON what is derived from the rest: derived values follow their rules, not old rows. */
final class StoredForm extends JacksonAnnotationIntrospector {

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        JsonProperty property = member.getAnnotation(JsonProperty.class);
        return property != null && property.access() == JsonProperty.Access.READ_ONLY || super.hasIgnoreMarker(member);
    }
}
