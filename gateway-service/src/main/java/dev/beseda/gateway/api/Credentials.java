package dev.beseda.gateway.api;

import dev.beseda.gateway.login.Key;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the header `Authorization: Token <key>` or `Bearer <key>`.
final class Credentials {
    private static final Pattern FORM = Pattern.compile("(?i)(?:token|bearer) +(\\S{1,512})");

    private Credentials() {}

    static Optional<Key> key(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .map(FORM::matcher)
                .filter(found -> found.matches())
                .map(found -> Key.of(found.group(1)));
    }
}
