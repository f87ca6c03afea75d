package dev.parley.kernel.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

import dev.parley.kernel.Country;

/** The country of which people are nationals, as {@link Country#PATTERN}, or {@code STATELESS}. */
@Pattern(regexp = Country.PATTERN + "|STATELESS")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Nationality {

    String message() default Country.HINT + "; people without a nationality are `STATELESS`";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
