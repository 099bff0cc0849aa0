package dev.beseda.kit.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a server answered.
///
/// @param headers by their names in small letters
public record ReceivedAnswer(int status, Map<String, String> headers, Buffer content) {
    public ReceivedAnswer {
        headers = Map.copyOf(headers);
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /// The content as a text in UTF-8.
    public String body() {
        return content.toString(StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
