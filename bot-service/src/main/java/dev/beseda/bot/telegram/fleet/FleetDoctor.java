package dev.beseda.bot.telegram.fleet;

import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.bots.fleet.Fleet;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.fleet.HealthRecords.Known;
import dev.beseda.bot.telegram.fleet.rules.BotSnapshot;
import dev.beseda.bot.telegram.fleet.rules.Diagnosis;
import dev.beseda.bot.telegram.polling.PollStatus;
import dev.beseda.bot.telegram.polling.Polls;
import dev.beseda.bot.telegram.polling.rules.PollState;
import dev.beseda.bot.telegram.tokens.Usernames;
import dev.beseda.bot.telegram.webhook.HandledUpdates;
import dev.beseda.bot.telegram.webhook.WebhookRegistration;
import dev.beseda.kit.problems.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Looks at bots in Telegram, judges what it sees and keeps it.
@ApplicationScoped
class FleetDoctor {
    private final Fleet fleet;
    private final HealthRecords records;
    private final Polls polls;
    private final BotSnapshots botSnapshots;
    private final WebhookRegistration webhook;
    private final Usernames usernames;
    private final Clock clock;

    FleetDoctor(
            Fleet fleet,
            HealthRecords records,
            Polls polls,
            BotSnapshots botSnapshots,
            WebhookRegistration webhook,
            Usernames usernames,
            Clock clock) {
        this.fleet = fleet;
        this.records = records;
        this.polls = polls;
        this.botSnapshots = botSnapshots;
        this.webhook = webhook;
        this.usernames = usernames;
        this.clock = clock;
    }

    /// Looks at a bot now.
    Uni<BotHealth> lookAt(UUID bot) {
        return Uni.combine()
                .all()
                .unis(known(bot), credentials(bot).chain(this::look), polls.get(List.of(bot)))
                .asTuple()
                .chain(found -> keep(found.getItem1(), found.getItem2(), found.getItem3()));
    }

    /// What is known of bots, without looking.
    Uni<List<BotHealth>> page(HealthRecords.Wanted wanted) {
        return records.page(wanted)
                .chain(known -> polls.get(
                                known.stream().map(one -> one.health().bot()).toList())
                        .map(polled ->
                                known.stream().map(one -> view(one, polled)).toList()));
    }

    private Uni<Known> known(UUID bot) {
        return records.find(bot).map(found -> found.orElseThrow(() -> new NotFound("bot", bot)));
    }

    private Uni<BotCredentials> credentials(UUID bot) {
        return fleet.get(List.of(bot))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFound("bot", bot))
                        .credentials());
    }

    private Uni<BotSnapshot> look(BotCredentials bot) {
        return botSnapshots
                .of(bot)
                .call(snapshot -> snapshot instanceof BotSnapshot.Seen seen
                                && !seen.username().isEmpty()
                        ? usernames.keep(bot.bot(), bot.telegramId(), seen.username())
                        : Uni.createFrom().voidItem());
    }

    private Uni<BotHealth> keep(Known known, BotSnapshot snapshot, Map<UUID, PollStatus> polled) {
        var found = judged(
                known, snapshot, Optional.ofNullable(polled.get(known.health().bot())));
        return records.save(found).replaceWith(() -> view(known.with(found), polled));
    }

    private HealthRecord judged(Known known, BotSnapshot snapshot, Optional<PollStatus> polled) {
        var before = known.health();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var meant = new Diagnosis.Meant(
                way(known),
                webhook.addressOf(before.bot()),
                HandledUpdates.KINDS,
                polled.filter(status -> status.state() == PollState.CONFLICT).flatMap(PollStatus::error),
                known.setupFailure(),
                known.repairedAt(),
                before.pending());
        var findings = Diagnosis.of(snapshot, meant, now);
        if (!(snapshot instanceof BotSnapshot.Seen seen)) {
            return new HealthRecord(before.bot(), Optional.of(now), before.username(), findings, before.pending());
        }
        var pending = new ArrayList<>(before.pending());
        pending.add(seen.pending());
        return new HealthRecord(before.bot(), Optional.of(now), Optional.of(seen.username()), findings, pending);
    }

    /// A bot that is active wants its updates, and by webhook if nobody said how.
    private static Diagnosis.Way way(Known known) {
        return switch (known.delivery()) {
            case WEBHOOK -> Diagnosis.Way.WEBHOOK;
            case POLLING -> known.isActive() ? Diagnosis.Way.POLLING : Diagnosis.Way.NOT_AT_ALL;
            case NONE -> known.isActive() ? Diagnosis.Way.WEBHOOK : Diagnosis.Way.NOT_AT_ALL;
        };
    }

    private static BotHealth view(Known known, Map<UUID, PollStatus> polled) {
        var health = known.health();
        var polling = known.delivery() == UpdateDelivery.POLLING
                ? Optional.ofNullable(polled.get(health.bot()))
                : Optional.<PollStatus>empty();
        int pending = health.pending().isEmpty() ? 0 : health.pending().getLast();
        return new BotHealth(
                health.bot(),
                known.name(),
                health.username(),
                known.delivery(),
                known.isActive(),
                health.lookedAt(),
                pending,
                health.findings(),
                polling);
    }
}
