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

    static Step.HttpRequest read(String key, Fields fields) {
        var headers = fields.entries("headers", MOST_HEADERS, HttpConfig::header);
        var secret = new TreeMap<String, SecretHeader>();
        headers.forEach((name, value) -> SecretHeader.read(value).ifPresent(found -> secret.put(name, found)));
        headers.keySet().removeAll(secret.keySet());
        var body = fields.optional("body", name -> body(fields, name));
        var request = new Step.Request(method(fields), fields.words("url", LONGEST_ADDRESS), headers, secret, body);
        var saves = fields.entries("save", MOST_SAVED, HttpConfig::pointer);
        return new Step.HttpRequest(key, request, saves, fields.optional("otherwise", fields::key));
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

    private static String header(Fields headers, String name) {
        var value = headers.words(name, LONGEST_HEADER);
        if (!HEADER.matcher(name).matches()) {
            throw headers.wrong(name, "is not the name of a header");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw headers.wrong(name, "must be one line");
        }
        return value;
    }

    /// A body may be written as JSON; it is kept as its text.
    private static String body(Fields fields, String name) {
        var body = switch (Fields.plain(fields.json(name))) {
            case String text -> text;
            case Map<?, ?> object -> Json.encode(object);
            case List<?> list -> Json.encode(list);
            case null, default -> throw fields.wrong(name, "must be a text or JSON");
        };
        if (body.length() > LONGEST_BODY || body.indexOf('\0') >= 0) {
            throw fields.wrong(name, "must be a text of at most " + LONGEST_BODY + " characters");
        }
        return body;
    }

    private static String pointer(Fields saves, String variable) {
        var pointer = saves.words(variable, LONGEST_POINTER);
        var _ = saves.variable(variable, variable);
        if (!POINTER.matcher(pointer).matches()) {
            throw saves.wrong(variable, "must be a JSON pointer such as /price/amount");
        }
        return pointer;
    }
}
