package dev.parley.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.parley.kernel.KeptAsDerived;

/**
 * Leaves out of the stored JSON what is derived from the rest: derived values follow their rules, not old rows. Only what
 * may not be derivable for ever is kept.
 */
final class StoredForm extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        JsonProperty property = member.getAnnotation(JsonProperty.class);
        return property != null && property.access() == JsonProperty.Access.READ_ONLY && !isKept(member)
                || super.hasIgnoreMarker(member);
    }

    @Override
    public JsonProperty.Access findPropertyAccess(Annotated property) {
        return isKept(property) ? JsonProperty.Access.READ_WRITE : super.findPropertyAccess(property);
    }

    private static boolean isKept(Annotated property) {
        return property.hasAnnotation(KeptAsDerived.class);
    }
}
