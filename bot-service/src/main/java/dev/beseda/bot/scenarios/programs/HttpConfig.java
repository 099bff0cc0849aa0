package dev.beseda.bot.scenarios.programs;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.program.SecretHeader;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The `config` of requests: `{method?, url, headers?, body?, save?: {variable: "/json/pointer"}, otherwise?}`.
final class HttpConfig {
    private static final int LONGEST_ADDRESS = 2_048;
    private static final int LONGEST_BODY = 16_384;
    private static final int LONGEST_HEADER = 2_048;
    private static final int LONGEST_POINTER = 256;
    private static final int MOST_HEADERS = 20;
    private static final int MOST_SAVED = 20;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*)*");

    private HttpConfig() {}

    private enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    static Step read(String key, Fields fields) {
        var headers = headers(fields);
        var secret = new TreeMap<String, SecretHeader>();
        headers.forEach((name, value) -> SecretHeader.read(value).ifPresent(found -> secret.put(name, found)));
        headers.keySet().removeAll(secret.keySet());
        var request =
                new Step.Request(method(fields), fields.words("url", LONGEST_ADDRESS), headers, secret, body(fields));
        return new Step.HttpRequest(key, request, saves(fields), fields.optionalKey("otherwise"));
    }

    static FieldWriter write(Step.HttpRequest http, FieldWriter config) {
        return config.put("method", http.request().method())
                .put("url", http.request().url())
                .put("headers", headers(http.request()))
                .put("body", http.request().body())
                .put("save", http.saves())
                .put("otherwise", http.otherwise());
    }

    private static Map<String, String> headers(Step.Request request) {
        var headers = new TreeMap<>(request.headers());
        request.secretHeaders().forEach((name, secret) -> headers.put(name, secret.written()));
        return headers;
    }

    private static String method(Fields fields) {
        var written = fields.optionalWords("method", LONGEST_POINTER).orElse(Method.GET.name());
        return fields.oneOf("method", written.toLowerCase(Locale.ROOT), Method.class)
                .name();
    }

    private static Map<String, String> headers(Fields fields) {
        var headers = fields.texts("headers", MOST_HEADERS, LONGEST_HEADER);
        headers.forEach((name, value) -> {
            if (!HEADER.matcher(name).matches()) {
                throw fields.wrong("headers." + name, "is not the name of a header");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw fields.wrong("headers." + name, "must be one line");
            }
        });
        return new TreeMap<>(headers);
    }

    /// A body may be written as JSON; it is kept as its text.
    private static Optional<String> body(Fields fields) {
        if (!fields.has("body")) {
            return Optional.empty();
        }
        var body = switch (Fields.plain(fields.json("body"))) {
            case String text -> text;
            case Map<?, ?> object -> Json.encode(object);
            case List<?> list -> Json.encode(list);
            case null, default -> throw fields.wrong("body", "must be a text or JSON");
        };
        if (body.length() > LONGEST_BODY || body.indexOf('\0') >= 0) {
            throw fields.wrong("body", "must be a text of at most " + LONGEST_BODY + " characters");
        }
        return Optional.of(body);
    }

    private static Map<String, String> saves(Fields fields) {
        var saves = fields.texts("save", MOST_SAVED, LONGEST_POINTER);
        saves.forEach((variable, pointer) -> {
            var _ = fields.variable("save." + variable, variable);
            if (!POINTER.matcher(pointer).matches()) {
                throw fields.wrong("save." + variable, "must be a JSON pointer such as /price/amount");
            }
        });
        return saves;
    }
}
