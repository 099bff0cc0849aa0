package dev.beseda.kit.web.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The address of a server over HTTP, to which paths can be added. Whether it may be asked is for those who ask it.
@Constraint(validatedBy = ServerAddress.Usable.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ServerAddress {
    String message() default "must be an address such as https://api.example.com/v1, without a user, a query or spaces";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Whether an address is one; what is absent is not judged.
    class Usable implements ConstraintValidator<ServerAddress, String> {
        private static final Set<String> SCHEMES = Set.of("http", "https");
        private static final int LARGEST_PORT = 65_535;

        @Override
        public boolean isValid(@Nullable String address, ConstraintValidatorContext context) {
            return address == null || isUsable(address);
        }

        private static boolean isUsable(String address) {
            try {
                var uri = new URI(address);
                return uri.getScheme() != null
                        && SCHEMES.contains(uri.getScheme())
                        && uri.getHost() != null
                        && uri.getPort() <= LARGEST_PORT
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null;
            } catch (URISyntaxException none) {
                return false;
            }
        }
    }
}
