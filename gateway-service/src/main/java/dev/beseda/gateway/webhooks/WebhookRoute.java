package dev.beseda.gateway.webhooks;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.UpdateKey;
import dev.beseda.kit.messaging.undeliverable.DeadMessages;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.problems.Problem;
import dev.beseda.kit.updates.UpdateReader;
import dev.beseda.kit.web.ProblemRoutes;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The route for updates, `POST /telegram/{bot}`: on the event loop, without a database, answered when Kafka has
/// the update. It asks for the secret before it reads a byte of the body.
@ApplicationScoped
class WebhookRoute {
    /// Before the routes of resources; a route has one kind of handler, so reading the body needs one of its own.
    private static final int ADMIT = -10;
    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
    private static final String BOT = "bot";
    private static final String PATH = "/telegram/:" + BOT;
    private static final String WEBHOOK = Webhook.class.getName();

    private final Webhooks webhooks;
    private final UpdateSender sender;
    private final DeadMessages dead;
    private final WebhookMeters meters;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookRoute(
            Webhooks webhooks,
            UpdateSender sender,
            DeadMessages dead,
            WebhookMeters meters,
            WebhookConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.dead = dead;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        var body = BodyHandler.create(false).setBodyLimit(config.largestUpdate().asLongValue());
        router.route(PATH).order(ADMIT).handler(this::admit);
        router.route(PATH).order(ADMIT + 1).handler(body);
        router.route(PATH).order(ADMIT + 2).handler(this::take);
    }

    private void admit(RoutingContext request) {
        meters.time(request);
        objection(request).ifPresentOrElse(problem -> refuse(request, problem), request::next);
    }

    private Optional<Problem> objection(RoutingContext request) {
        if (!request.request().method().equals(HttpMethod.POST)) {
            return Optional.of(Problem.usual(405));
        }
        if (!webhooks.isComplete()) {
            return Optional.of(away("The bots are not known yet: come again"));
        }
        var bot = Objects.requireNonNull(request.pathParam(BOT));
        var webhook = webhooks.find(bot);
        if (webhook.isEmpty()) {
            return Optional.of(Problem.of(404, "unknown-bot", "There is no bot " + bot));
        }
        if (!opens(webhook.get(), request)) {
            return Optional.of(Problem.of(401, "wrong-secret", "The header " + SECRET + " is missing or wrong"));
        }
        request.put(WEBHOOK, webhook.get());
        return isJson(request) ? Optional.empty() : Optional.of(Problem.usual(415));
    }

    private void take(RoutingContext request) {
        try {
            var update = UpdateReader.text(bytes(request));
            Webhook webhook = Objects.requireNonNull(request.get(WEBHOOK));
            var key = new UpdateKey(webhook.bot(), UpdateReader.head(update).chat());
            sender.send(key, update)
                    .onFailure(UpdateSender.Refused.class)
                    .recoverWithUni(refused -> dead.put(dead(key, update, refused)))
                    .subscribe()
                    .with(sent -> request.response().end(), failure -> refuse(request, unsent(failure)));
        } catch (BadField wrong) {
            refuse(request, Problem.badField(wrong.field(), wrong.sentence()));
        }
    }

    /// Telegram would bring it for a day, and it would never be taken: so it is kept here, and Telegram has its answer.
    private static DeadMessages.Dead dead(UpdateKey key, String update, Throwable refused) {
        return new DeadMessages.Dead(
                Topics.TELEGRAM_UPDATES, key.toString(), update, String.valueOf(refused.getMessage()));
    }

    private static byte[] bytes(RoutingContext request) {
        var body = request.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private boolean opens(Webhook webhook, RoutingContext request) {
        var secret = request.request().getHeader(SECRET);
        return secret != null && webhook.opensFor(secret, clock.instant());
    }

    private static boolean isJson(RoutingContext request) {
        var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static Problem unsent(Throwable failure) {
        if (!(failure instanceof UpdateSender.Busy)) {
            Log.error("An update did not get to Kafka", failure);
        }
        return away("The update can't be taken just now: come again");
    }

    private static Problem away(String sentence) {
        return Problem.of(503, "unavailable", sentence);
    }

    private void refuse(RoutingContext request, Problem problem) {
        if (problem.status() == 503) {
            request.response()
                    .putHeader("Retry-After", Long.toString(config.retryAfter().toSeconds()));
        }
        ProblemRoutes.answer(request, problem);
    }
}
