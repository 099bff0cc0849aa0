package dev.beseda.bot.templates;

import dev.beseda.bot.bots.Bot;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/// Sees at the start of the service that the first bot is there.
/// Wrong settings stop the start; a Telegram that does not answer is asked again until it does.
@ApplicationScoped
class FirstBotStart {
    private final FirstBot first;
    private final FirstBotConfig wanted;
    private volatile boolean isDone;

    FirstBotStart(FirstBot first, FirstBotConfig wanted) {
        this.first = first;
        this.wanted = wanted;
        this.isDone = wanted.token().isEmpty();
    }

    /// Before anything else begins to work, so that nothing has to be ended when the settings are wrong.
    void start(@Observes @Priority(Setting.FIRST) StartupEvent begun) throws Throwable {
        if (!isDone) {
            var unused = VertxContextSupport.subscribeAndAwait(this::ensured);
        }
    }

    @Scheduled(
            every = "10s",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> again() {
        return isDone
                ? Uni.createFrom().voidItem()
                : ensured()
                        .onFailure()
                        .invoke(wrong -> Log.error(wrong.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    private Uni<Void> ensured() {
        return first.ensure(wanted)
                .onItemOrFailure()
                .invoke(this::tell)
                .replaceWithVoid()
                .onFailure(failure -> !(failure instanceof WrongSetting))
                .recoverWithNull();
    }

    /// A refusal is final: another workspace has the bot, there are too many, or Telegram does not want it so.
    private void tell(@Nullable Bot bot, @Nullable Throwable failure) {
        isDone = bot != null || failure instanceof Conflict || failure instanceof WrongSetting;
        if (bot != null) {
            Log.infof("The bot of %s is there: %s, updates by %s", FirstBot.TOKEN, bot.id(), bot.delivery());
        } else if (failure != null && !(failure instanceof WrongSetting)) {
            Log.warnf("The bot of %s is not started: %s", FirstBot.TOKEN, failure.getMessage());
        }
    }
}
