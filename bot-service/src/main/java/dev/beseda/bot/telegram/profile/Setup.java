package dev.beseda.bot.telegram.profile;

import dev.beseda.bot.bots.BotNews;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.bots.fleet.Fleet;
import dev.beseda.bot.bots.fleet.FleetBot;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.webhook.WebhookRegistration;
import dev.beseda.bot.telegram.wire.BackgroundCalls;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.kit.concurrency.WorkLoop;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/// Tells Telegram what it does not know yet of a bot: after a new token its webhook, after new settings what people see
/// of it. What has to be told is in the database until it has been told, whoever falls meanwhile.
@ApplicationScoped
class Setup {
    private static final int AT_ONCE = 32;

    private final WorkLoop workLoop = new WorkLoop("setup of bots", this::setUpAll);
    private final Fleet fleet;
    private final TelegramApi telegram;
    private final WebhookRegistration webhook;
    private final BackgroundCalls backgroundCalls;

    Setup(
            Fleet fleet,
            TelegramApi telegram,
            WebhookRegistration webhook,
            BackgroundCalls backgroundCalls,
            BotNews news) {
        this.fleet = fleet;
        this.telegram = telegram;
        this.webhook = webhook;
        this.backgroundCalls = backgroundCalls;
        news.listen(workLoop::wake);
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    @Scheduled(every = "2s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    private Uni<Void> setUpAll() {
        return fleet.takeToSetUp(AT_ONCE)
                .call(bots -> bots.isEmpty() ? Uni.createFrom().voidItem() : setUp(bots))
                .chain(bots -> bots.size() < AT_ONCE ? Uni.createFrom().voidItem() : setUpAll());
    }

    private Uni<Void> setUp(List<FleetBot> bots) {
        return Uni.join()
                .all(bots.stream().map(this::setUp).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    /// What fails unexpectedly is tried again in two minutes, and keeps no other bot waiting.
    private Uni<Void> setUp(FleetBot bot) {
        var id = bot.credentials().bot();
        return tellWebhook(bot)
                .chain(() -> tellProfile(bot))
                .onFailure(NotTold.class)
                .recoverWithUni(no -> fleet.notTold(id, no.reason, no.pause))
                .onFailure()
                .invoke(failure -> Log.warnf("Bot %s could not be set up: %s", id, failure.getClass()))
                .onFailure()
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private Uni<Void> tellWebhook(FleetBot bot) {
        if (bot.delivery() != UpdateDelivery.WEBHOOK || !bot.webhookUrl().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return backgroundCalls
                .run(() -> webhook.register(bot.credentials()))
                .invoke(Setup::check)
                .chain(() -> fleet.webhookTold(
                        bot.credentials(), webhook.addressOf(bot.credentials().bot())));
    }

    private Uni<Void> tellProfile(FleetBot bot) {
        var calls = ProfileCalls.between(bot.looks().told(), bot.looks().wanted());
        return backgroundCalls
                .run(() -> {
                    for (var call : calls) {
                        check(telegram.call(bot.credentials().token(), call));
                    }
                    return bot.looks().wanted();
                })
                .chain(told -> fleet.profileTold(bot.credentials(), told));
    }

    private static void check(Answer answer) {
        switch (answer) {
            case Answer.Done _ -> {}
            case Answer.Declined no ->
                throw new NotTold("Telegram refused: " + no.description(), Duration.ofMinutes(1));
            case Answer.Flooded flood -> throw new NotTold("Telegram wants a pause", flood.retryAfter());
            case Answer.Unanswered none -> throw new NotTold(none.reason(), Duration.ZERO);
        }
    }

    private static final class NotTold extends RuntimeException {
        private final String reason;
        private final transient Duration pause;

        NotTold(String reason, Duration pause) {
            super(reason, null, false, false);
            this.reason = reason;
            this.pause = pause;
        }
    }
}
