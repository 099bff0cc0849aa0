package dev.beseda.simulator.botapi.bots;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.log.Event;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.polling.PollEnd;
import dev.beseda.simulator.polling.Polls;
import dev.beseda.simulator.webhooks.WebhookTarget;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Update;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How a bot gets its updates: by webhook or by asking.
final class UpdateMethods {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]*");
    private static final long LONGEST_POLL_SECONDS = 50;

    private final Webhooks webhooks;
    private final Polls polls;
    private final EventLog log;

    UpdateMethods(Webhooks webhooks, Polls polls, EventLog log) {
        this.webhooks = webhooks;
        this.polls = polls;
        this.log = log;
    }

    Answer setWebhook(Bot bot, Arguments arguments) {
        var url = arguments.text("url").orElse("");
        if (url.isEmpty()) {
            return deleteWebhook(bot, arguments);
        }
        var target = new WebhookTarget(webhookUrl(url), secret(arguments), (int)
                arguments.number("max_connections").orElse(40));
        dropIfWanted(bot, arguments);
        allow(bot, arguments);
        polls.webhookSet(bot);
        boolean same = webhooks.find(bot)
                .filter(sender -> sender.target().equals(target))
                .isPresent();
        if (same) {
            return new Answer.Success(Json.tree(true), "Webhook is already set");
        }
        webhooks.set(bot, target);
        return new Answer.Success(Json.tree(true), "Webhook was set");
    }

    Answer deleteWebhook(Bot bot, Arguments arguments) {
        dropIfWanted(bot, arguments);
        boolean was = webhooks.find(bot).isPresent();
        webhooks.remove(bot);
        return new Answer.Success(Json.tree(true), was ? "Webhook was deleted" : "Webhook is already deleted");
    }

    Answer getWebhookInfo(Bot bot, Arguments arguments) {
        var sender = webhooks.find(bot);
        var info = Json.object()
                .put("url", sender.map(found -> found.target().url().toString()).orElse(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", bot.backlog().size());
        sender.ifPresent(found -> info.put("max_connections", found.target().maxConnections()));
        sender.flatMap(found -> found.lastError())
                .ifPresent(error -> info.put("last_error_date", error.atMillis() / 1000)
                        .put("last_error_message", error.message()));
        if (!bot.allowedUpdates().isEmpty()) {
            bot.allowedUpdates().stream().sorted().forEach(info.withArray("allowed_updates")::add);
        }
        return Answer.Success.of(info);
    }

    Future<Answer> getUpdates(Bot bot, Arguments arguments) {
        if (webhooks.find(bot).isPresent()) {
            throw ApiError.conflict("can't use getUpdates method while webhook is active;"
                    + " use deleteWebhook to delete the webhook first");
        }
        allow(bot, arguments);
        long timeout = Math.clamp(arguments.number("timeout").orElse(0), 0, LONGEST_POLL_SECONDS);
        var wish = new Polls.Wish(
                arguments.number("offset").orElse(0),
                (int) arguments.number("limit").orElse(100),
                timeout * 1000);
        return polls.poll(bot, wish).map(end -> answer(bot, end));
    }

    private Answer answer(Bot bot, PollEnd end) {
        return switch (end) {
            case PollEnd.Found found -> {
                var updates = Json.array();
                found.updates().forEach(update -> updates.add(handedOut(bot, update)));
                yield Answer.Success.of(updates);
            }
            case PollEnd.Replaced replaced ->
                ApiError.conflict("terminated by other getUpdates request;"
                                + " make sure that only one bot instance is running")
                        .answer();
            case PollEnd.WebhookSet webhook ->
                ApiError.conflict("terminated by setWebhook request").answer();
        };
    }

    private ObjectNode handedOut(Bot bot, Update update) {
        log.add(new Event.UpdateDelivered(bot.id(), update.id(), new Event.Try(update.nextAttempt(), 200, 0, null)));
        return (ObjectNode) Json.read(Buffer.buffer(update.json())).orElseThrow();
    }

    private static URI webhookUrl(String written) {
        try {
            var url = new URI(written.contains("://") ? written : "https://" + written);
            boolean known = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (known && url.getHost() != null && url.getPort() <= 65_535 && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException noUrl) {
            throw ApiError.badRequest("bad webhook: invalid webhook URL specified");
        }
        throw ApiError.badRequest("bad webhook: invalid webhook URL specified");
    }

    private static Optional<String> secret(Arguments arguments) {
        var secret = arguments.text("secret_token").filter(written -> !written.isEmpty());
        if (secret.isPresent() && !SECRET.matcher(secret.get()).matches()) {
            throw ApiError.badRequest("secret token contains unallowed characters");
        }
        return secret;
    }

    private static void dropIfWanted(Bot bot, Arguments arguments) {
        if (arguments.flag("drop_pending_updates")) {
            bot.backlog().clear();
        }
    }

    /// Left out, the earlier choice stays.
    private static void allow(Bot bot, Arguments arguments) {
        if (arguments.node("allowed_updates").orElse(null) instanceof ArrayNode kinds) {
            Set<String> wanted = new HashSet<>();
            kinds.forEach(kind -> wanted.add(kind.asText()));
            bot.allowUpdates(wanted);
        }
    }
}
