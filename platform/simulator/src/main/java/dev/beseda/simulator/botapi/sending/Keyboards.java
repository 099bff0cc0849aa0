package dev.beseda.simulator.botapi.sending;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.botapi.calls.ApiError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/// Holds buttons against the rules that the specification's types don't tell.
final class Keyboards {
    private static final int MOST_INLINE_BUTTONS = 100;
    private static final int LONGEST_COPY = 256;
    private static final Set<String> LINKS = Set.of("http", "https", "tg", "ton");
    private static final Set<String> DEEDS = Set.of(
            "url",
            "callback_data",
            "callback_game",
            "pay",
            "switch_inline_query",
            "switch_inline_query_chosen_chat",
            "switch_inline_query_current_chat",
            "login_url",
            "web_app",
            "copy_text",
            "disabled");

    private Keyboards() {}

    static JsonNode checked(JsonNode markup) {
        int buttons = 0;
        for (var row : markup.path("inline_keyboard")) {
            row.forEach(Keyboards::checkInline);
            buttons += row.size();
        }
        if (buttons > MOST_INLINE_BUTTONS) {
            throw ApiError.badRequest("reply markup is too long");
        }
        for (var row : markup.path("keyboard")) {
            for (var button : row) {
                checkText(button, "keyboard");
                checkWebApp(button, "keyboard");
            }
        }
        return markup;
    }

    private static void checkInline(JsonNode button) {
        if (DEEDS.stream().noneMatch(button::has)) {
            throw ApiError.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        checkText(button, "inline keyboard");
        var url = button.path("url");
        if (!url.isMissingNode() && link(url.asText()).isEmpty()) {
            throw ApiError.badRequest(
                    "inline keyboard button URL '%s' is invalid: Wrong HTTP URL".formatted(url.asText()));
        }
        var copied = button.path("copy_text").path("text").asText("?");
        if (copied.isEmpty() || copied.length() > LONGEST_COPY) {
            throw ApiError.badRequest("BUTTON_COPY_TEXT_INVALID");
        }
        checkWebApp(button, "inline keyboard");
    }

    private static void checkText(JsonNode button, String where) {
        if (button.path("text").asText().isBlank()) {
            throw ApiError.badRequest(where + " button text must be non-empty");
        }
    }

    /// Telegram wants https here; the own machine and network may do without, as nobody else can look in.
    private static void checkWebApp(JsonNode button, String where) {
        var written = button.path("web_app").path("url");
        if (written.isMissingNode()) {
            return;
        }
        var url = link(written.asText());
        boolean secure = url.filter(link -> "https".equals(link.getScheme())).isPresent();
        boolean near = url.map(link -> String.valueOf(link.getHost()))
                .filter(host -> host.startsWith("127.") || host.indexOf('.') < 0)
                .isPresent();
        if (!secure && !near) {
            var reason = url.isPresent() ? "Only HTTPS links are allowed" : "Wrong HTTP URL";
            throw ApiError.badRequest(
                    "%s button Web App URL '%s' is invalid: %s".formatted(where, written.asText(), reason));
        }
    }

    /// What has no scheme is taken for http, as Telegram does.
    private static Optional<URI> link(String written) {
        try {
            var url = new URI(written.contains(":/") || written.startsWith("tg:") ? written : "http://" + written);
            var host = url.getHost();
            boolean web = host != null && (host.indexOf('.') > 0 || host.equals("localhost") || host.startsWith("["));
            boolean known = url.getScheme() != null && LINKS.contains(url.getScheme());
            boolean own = known && !url.getScheme().startsWith("http");
            return own || known && (web || host != null && !written.startsWith(host))
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException noLink) {
            return Optional.empty();
        }
    }
}
