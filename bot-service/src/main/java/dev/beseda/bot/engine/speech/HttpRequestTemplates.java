package dev.beseda.bot.engine.speech;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.values.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Fills variables into what goes to other servers, so that no value can break out of its place.
public final class HttpRequestTemplates {
    private static final char FIRST_PRINTABLE = ' ';
    private static final Pattern CONTROL = Pattern.compile("[[:cntrl:]]");

    private HttpRequestTemplates() {}

    public static Step.Request filled(Step.Request request, Map<String, Value> known, Conversation now) {
        var language = now.language();
        var headers = new TreeMap<String, String>();
        request.headers()
                .forEach((name, value) ->
                        headers.put(name, Template.fill(value, known, language, HttpRequestTemplates::oneLine)));
        return new Step.Request(
                request.method(),
                address(request.url(), known, language),
                headers,
                request.secretHeaders(),
                request.body().map(body -> Template.fill(body, known, language, HttpRequestTemplates::inJson)));
    }

    /// A value at the very beginning, such as a whole address, stays as it is; elsewhere it is percent-encoded.
    static String address(String url, Map<String, Value> known, String language) {
        boolean whole = url.startsWith("{") && url.indexOf('}') == url.length() - 1;
        return whole
                ? Template.fill(url, known, language)
                : Template.fill(url, known, language, HttpRequestTemplates::encoded);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String oneLine(String value) {
        return CONTROL.matcher(value).replaceAll(" ");
    }

    /// As it stands between the quotes of a JSON text.
    private static String inJson(String value) {
        var escaped = new StringBuilder();
        for (char unit : value.toCharArray()) {
            switch (unit) {
                case '"', '\\' -> escaped.append('\\').append(unit);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (unit < FIRST_PRINTABLE) {
                        escaped.append("\\u%04x".formatted((int) unit));
                    } else {
                        escaped.append(unit);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
