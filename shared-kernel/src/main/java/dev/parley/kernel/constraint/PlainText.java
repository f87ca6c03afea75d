package dev.parley.kernel.constraint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import dev.parley.kernel.TextForm;

/** A text that people read, with at least one visible character; null is valid. */
@Constraint(validatedBy = PlainText.Validator.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    TextForm value() default TextForm.ONE_LINE;

    String message() default "cannot be used as text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says which character is at fault, as it may be invisible. */
    class Validator implements ConstraintValidator<PlainText, String> {

        private TextForm form;

        @Override
        public void initialize(PlainText constraint) {
            form = constraint.value();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            String fault = text == null ? null : form.fault(text);
            if (fault != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            }
            return fault == null;
        }
    }
}
