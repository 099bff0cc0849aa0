package dev.beseda.benchmarks.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.settings.PlatformService;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// Bots without scenarios, for which the installation's language model answers everything. They answer each message
/// by itself, at once; all else is as a new bot has it.
public final class TalkingBots {
    private static final long FIRST_ID = 7_200_000_001L;

    private final JsonApi gateway;

    public TalkingBots(Stack stack) {
        this.gateway = new JsonApi(
                stack.url(PlatformService.GATEWAY),
                Optional.of(stack.adminToken().value()));
    }

    /// A bot as Telegram and as the platform know it.
    public record TalkingBot(UUID id, String token) {}

    /// Makes the bots over the public API.
    public List<TalkingBot> make(int count) {
        return IntStream.range(0, count).mapToObj(this::makeOne).toList();
    }

    /// Whose bots they are.
    public UUID workspace() {
        return UUID.fromString(gateway.get("/api/tokens/")
                .required("items")
                .required(0)
                .required("workspace_id")
                .asText());
    }

    private TalkingBot makeOne(int number) {
        var token = "%d:talking-bot-of-the-benchmark".formatted(FIRST_ID + number);
        var bot = gateway.create(
                "/api/bots/",
                JsonApi.object().put("name", "Talker " + (number + 1)).put("token", token));
        var id = bot.required("id").asText();
        gateway.put("/api/bots/%s/settings/".formatted(id), settings());
        gateway.post("/api/bots/%s/set_webhook/".formatted(id));
        return new TalkingBot(UUID.fromString(id), token);
    }

    private static ObjectNode settings() {
        var settings = JsonApi.object().put("default_language", "ru");
        settings.putObject("fallback_text");
        settings.putObject("llm")
                .put("enabled", true)
                .put("system_prompt", "You are the librarian of a small town. Answer shortly.")
                .put("merge_window_millis", 0);
        return settings;
    }
}
