package dev.beseda.bot.telegram.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.fleet.rules.BotSnapshot;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.wire.LiveCalls;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.bot.telegram.wire.Results;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.kit.problems.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at bots in Telegram.
@ApplicationScoped
class BotSnapshots {
    private final TelegramApi telegram;
    private final LiveCalls calls;

    BotSnapshots(TelegramApi telegram, LiveCalls calls) {
        this.telegram = telegram;
        this.calls = calls;
    }

    Uni<BotSnapshot> of(BotCredentials bot) {
        return calls.run(() -> look(bot))
                .onFailure(Overloaded.class)
                .recoverWithItem(late -> new BotSnapshot.Unseen("no answer in time"));
    }

    private BotSnapshot look(BotCredentials bot) throws InterruptedException {
        var self = ask(bot, "getMe");
        return self instanceof Answer.Done me ? webhook(me, ask(bot, "getWebhookInfo")) : unseen(self);
    }

    private Answer ask(BotCredentials bot, String method) throws InterruptedException {
        return telegram.call(bot.token(), new Method(method));
    }

    private static BotSnapshot webhook(Answer.Done me, Answer webhook) {
        return webhook instanceof Answer.Done done ? seen(Results.of(me), Results.of(done)) : unseen(webhook);
    }

    private static BotSnapshot seen(JsonNode me, JsonNode webhook) {
        List<String> allowed = new ArrayList<>();
        webhook.path("allowed_updates").forEach(kind -> allowed.add(kind.asText()));
        return new BotSnapshot.Seen(
                me.path("username").asText(""),
                webhook.path("url").asText(""),
                webhook.path("pending_update_count").asInt(),
                allowed,
                error(webhook));
    }

    private static Optional<BotSnapshot.DeliveryError> error(JsonNode webhook) {
        return webhook.has("last_error_date")
                ? Optional.of(new BotSnapshot.DeliveryError(
                        Instant.ofEpochSecond(webhook.path("last_error_date").asLong()),
                        webhook.path("last_error_message").asText("")))
                : Optional.empty();
    }

    private static BotSnapshot unseen(Answer answer) {
        return switch (answer) {
            case Answer.Unauthorized _ -> new BotSnapshot.Revoked();
            case Answer.Declined no -> new BotSnapshot.Unseen(no.description());
            case Answer.Flooded flood ->
                new BotSnapshot.Unseen(
                        "pause of %d s".formatted(flood.retryAfter().toSeconds()));
            case Answer.Unanswered none -> new BotSnapshot.Unseen(none.reason());
            case Answer.Done _ -> new BotSnapshot.Unseen("");
        };
    }
}
