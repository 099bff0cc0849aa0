package dev.beseda.bot.bots.llm;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A provider of which it is known where to ask it.
@Constraint(validatedBy = Reachable.Judged.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reachable {
    String message() default "is needed: openai_compatible says nothing about where the server is";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// The complaint is about the field that is missing.
    class Judged implements ConstraintValidator<Reachable, NamedProvider> {
        @Override
        public boolean isValid(@Nullable NamedProvider named, ConstraintValidatorContext context) {
            if (named == null || named.provider() != Kind.OPENAI_COMPATIBLE || named.baseUrl() != null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("baseUrl")
                    .addConstraintViolation();
            return false;
        }
    }
}
