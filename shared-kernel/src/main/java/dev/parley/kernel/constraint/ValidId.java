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

/** An id of a document or of a part of one, or a reference to either: as {@link Id#PATTERN}. */
@Pattern(regexp = Id.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidId {

    String message() default Id.HINT;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
