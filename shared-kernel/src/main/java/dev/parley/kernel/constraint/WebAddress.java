package dev.parley.kernel.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** An http or https address of at most 2,000 characters. */
@Size(max = 2000)
@Pattern(regexp = "https?://\\S+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {

    String message() default "use an http or https address of at most 2,000 characters, without spaces";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
