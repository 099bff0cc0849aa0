package dev.beseda.bot.telegram.fleet;

import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.fleet.Repaired.Act;
import dev.beseda.bot.telegram.fleet.rules.Problem;
import dev.beseda.bot.telegram.webhook.Connections;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Mends what can be mended from here.
@ApplicationScoped
class Repairs {
    private final FleetDoctor doctor;
    private final HealthRecords records;
    private final BotRunner runner;
    private final Connections connections;
    private final Clock clock;

    Repairs(FleetDoctor doctor, HealthRecords records, BotRunner runner, Connections connections, Clock clock) {
        this.doctor = doctor;
        this.records = records;
        this.runner = runner;
        this.connections = connections;
        this.clock = clock;
    }

    /// Looks, mends what it finds, and looks again.
    Uni<Repaired> repair(UUID workspace, BotCredentials bot) {
        return doctor.lookAt(bot.bot()).chain(found -> {
            var act = act(found);
            return act == Act.NOTHING
                    ? Uni.createFrom().item(new Repaired(List.of(), found))
                    : mend(workspace, bot, act)
                            .chain(() -> records.repaired(bot.bot(), clock.instant()))
                            .chain(() -> doctor.lookAt(bot.bot()))
                            .map(after -> new Repaired(List.of(act.told()), after));
        });
    }

    private static Act act(BotHealth found) {
        if (Stream.of(
                        Problem.FOREIGN_WEBHOOK,
                        Problem.NO_WEBHOOK,
                        Problem.WRONG_ALLOWED_UPDATES,
                        Problem.SECRET_MISMATCH)
                .anyMatch(problem -> has(found, problem))) {
            return found.delivery() == UpdateDelivery.POLLING ? Act.WEBHOOK_REMOVED : Act.WEBHOOK_SET;
        }
        return has(found, Problem.SETUP_FAILED) ? Act.SETUP_BEGUN : Act.NOTHING;
    }

    private Uni<Void> mend(UUID workspace, BotCredentials bot, Act act) {
        return switch (act) {
            case WEBHOOK_SET -> connections.byWebhook(workspace, bot.bot()).replaceWithVoid();
            case WEBHOOK_REMOVED -> connections.byPolling(workspace, bot).replaceWithVoid();
            case SETUP_BEGUN -> runner.setUpAgain(workspace, bot.bot()).replaceWithVoid();
            case NOTHING -> Uni.createFrom().voidItem();
        };
    }

    private static boolean has(BotHealth health, Problem problem) {
        return health.findings().stream().anyMatch(finding -> finding.is(problem));
    }
}
