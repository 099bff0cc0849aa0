package dev.beseda.gateway.api;

import com.google.re2j.Pattern;
import dev.beseda.gateway.login.tokens.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the header `Authorization: Token <key>` or `Bearer <key>`.
final class Credentials {
    private static final int LONGEST = 600;
    private static final Pattern FORM = Pattern.compile("(?i)(?:token|bearer) +(\\S+)");

    private Credentials() {}

    static Optional<Key> key(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(written -> written.length() <= LONGEST)
                .map(FORM::matcher)
                .filter(found -> found.matches())
                .map(found -> Key.of(found.group(1)));
    }
}
