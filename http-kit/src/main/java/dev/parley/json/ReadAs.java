package dev.parley.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says as what a document is read back. The properties that only the answer has may be sent back, and are ignored: what
 * was read can be changed and sent as it is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadAs {

    /** The type of the answer, which has the document's own properties and those that are derived. */
    Class<?> value();
}
