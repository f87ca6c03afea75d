package dev.parley.kernel.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

import dev.parley.kernel.Id;

/** The id under which a document is stored: as {@link Id#DOCUMENT_PATTERN}. */
@Pattern(regexp = Id.DOCUMENT_PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DocumentId {

    String message() default Id.DOCUMENT_HINT;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
