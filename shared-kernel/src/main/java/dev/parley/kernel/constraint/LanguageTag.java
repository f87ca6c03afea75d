package dev.parley.kernel.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/** A language tag of BCP 47; only its form is checked. */
@Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

    String message() default "use a language tag of BCP 47, as in `en` or `ar-Latn`";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
