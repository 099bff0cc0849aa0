package dev.beseda.bot.bots.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The IANA name of a time zone; an offset such as `+03:00` knows nothing of summer time and is none.
@Constraint(validatedBy = TimeZone.Known.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeZone {
    String message() default "must be the name of a time zone such as Europe/Moscow or UTC";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Whether a name is one; what is absent is not judged.
    class Known implements ConstraintValidator<TimeZone, String> {
        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || ZoneId.getAvailableZoneIds().contains(name);
        }
    }
}
