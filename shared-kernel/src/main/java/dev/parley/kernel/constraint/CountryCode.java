package dev.parley.kernel.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/** A country code of ISO 3166-1 alpha-2; only its form is checked. */
@Pattern(regexp = "[A-Z]{2}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CountryCode {

    String message() default "use the two capital letters of ISO 3166-1 alpha-2, as in `QA`";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
