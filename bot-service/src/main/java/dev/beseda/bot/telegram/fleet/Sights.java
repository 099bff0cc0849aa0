package dev.beseda.bot.telegram.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beseda.bot.bots.BotCredentials;
import dev.beseda.bot.telegram.botapi.BotApi;
import dev.beseda.bot.telegram.botapi.BotApi.Method;
import dev.beseda.bot.telegram.botapi.LiveCalls;
import dev.beseda.bot.telegram.botapi.Reply;
import dev.beseda.bot.telegram.fleet.rules.Sight;
import dev.beseda.kit.web.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at bots in Telegram.
@ApplicationScoped
class Sights {
    private final BotApi telegram;
    private final LiveCalls calls;

    Sights(BotApi telegram, LiveCalls calls) {
        this.telegram = telegram;
        this.calls = calls;
    }

    Uni<Sight> of(BotCredentials bot) {
        return calls.run(() -> look(bot))
                .onFailure(Overloaded.class)
                .recoverWithItem(late -> new Sight.Unseen("no answer in time"));
    }

    private Sight look(BotCredentials bot) throws InterruptedException {
        var self = ask(bot, "getMe");
        return self instanceof Reply.Done me ? webhook(me, ask(bot, "getWebhookInfo")) : unseen(self);
    }

    private Reply ask(BotCredentials bot, String method) throws InterruptedException {
        return telegram.call(bot.token(), new Method(method, JsonNodeFactory.instance.objectNode()));
    }

    private static Sight webhook(Reply.Done me, Reply webhook) {
        return webhook instanceof Reply.Done done ? seen(me.result(), done.result()) : unseen(webhook);
    }

    private static Sight seen(JsonNode me, JsonNode webhook) {
        List<String> allowed = new ArrayList<>();
        webhook.path("allowed_updates").forEach(kind -> allowed.add(kind.asText()));
        return new Sight.Seen(
                me.path("username").asText(""),
                webhook.path("url").asText(""),
                webhook.path("pending_update_count").asInt(),
                allowed,
                error(webhook));
    }

    private static Optional<Sight.DeliveryError> error(JsonNode webhook) {
        return webhook.has("last_error_date")
                ? Optional.of(new Sight.DeliveryError(
                        Instant.ofEpochSecond(webhook.path("last_error_date").asLong()),
                        webhook.path("last_error_message").asText("")))
                : Optional.empty();
    }

    private static Sight unseen(Reply reply) {
        return switch (reply) {
            case Reply.Refused no when no.isTokenRevoked() -> new Sight.Revoked();
            case Reply.Refused no -> new Sight.Unseen(no.description());
            case Reply.Flooded flood ->
                new Sight.Unseen("pause of %d s".formatted(flood.retryAfter().toSeconds()));
            case Reply.Silent silent -> new Sight.Unseen(silent.why());
            case Reply.Done _ -> new Sight.Unseen("");
        };
    }
}
