package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.quotas.WorkspaceLock;
import dev.beseda.bot.scenarios.checks.CheckThreads;
import dev.beseda.bot.scenarios.checks.ConcurrentChange;
import dev.beseda.bot.scenarios.imports.ImportBase;
import dev.beseda.bot.scenarios.imports.ImportReader;
import dev.beseda.bot.scenarios.imports.ImportReader.Plan;
import dev.beseda.bot.scenarios.imports.ImportView;
import dev.beseda.bot.scenarios.quotas.Sizes;
import dev.beseda.bot.scenarios.versions.Versions;
import dev.beseda.kit.web.etags.IfMatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Makes drafts of what a YAML file tells: all of it or nothing. What the file does not name stays.
@ApplicationScoped
public class Importer {
    /// Others may change the same bot at the same time.
    private static final int MOST_READINGS = 10;

    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;
    private final Bots bots;
    private final BotRunner botRunner;
    private final ImportReader reader;
    private final CheckThreads threads;
    private final Sizes sizes;
    private final WorkspaceLock lock;
    private final Clock clock;

    Importer(
            Scenarios scenarios,
            Steps steps,
            Versions versions,
            Bots bots,
            BotRunner botRunner,
            ImportReader reader,
            CheckThreads threads,
            Sizes sizes,
            WorkspaceLock lock,
            Clock clock) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
        this.bots = bots;
        this.botRunner = botRunner;
        this.reader = reader;
        this.threads = threads;
        this.sizes = sizes;
        this.lock = lock;
        this.clock = clock;
    }

    /// Writes what was read: for a bot that was changed meanwhile the file is read anew.
    public Uni<ImportView> into(UUID workspace, UUID bot, byte[] body) {
        return Uni.createFrom()
                .deferred(() -> Panache.withSession(() -> base(workspace, bot)))
                .chain(base -> threads.run(workspace, () -> reader.read(base, body)))
                .chain(plan -> Panache.withTransaction(() -> carryOut(workspace, bot, plan)))
                .onFailure(ConcurrentChange.class)
                .retry()
                .atMost(MOST_READINGS);
    }

    private Uni<ImportBase> base(UUID workspace, UUID bot) {
        return bots.settings(workspace, bot)
                .chain(settings -> scenarios.of(bot).map(known -> ImportBase.of(settings, names(known))));
    }

    private static Map<UUID, String> names(List<ScenarioEntity> known) {
        return known.stream().collect(Collectors.toMap(scenario -> scenario.id, scenario -> scenario.name));
    }

    /// Part of the transaction at hand.
    public Uni<ImportView> carryOut(UUID workspace, UUID bot, Plan plan) {
        return lock.hold(workspace)
                .chain(() -> bots.get(workspace, bot))
                .chain(() -> bots.changed(bot))
                .chain(() -> scenarios.getAllForChange(bot))
                .call(known -> bots.settings(workspace, bot).invoke(settings -> {
                    if (!plan.base().equals(ImportBase.of(settings, names(known)))) {
                        throw new ConcurrentChange("the file was read");
                    }
                }))
                .chain(known -> settle(workspace, bot, plan).chain(() -> write(workspace, bot, plan, known)));
    }

    private Uni<Void> settle(UUID workspace, UUID bot, Plan plan) {
        return plan.settings()
                .map(settings -> botRunner
                        .settle(workspace, bot, settings, IfMatch.ANYTHING)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<ImportView> write(UUID workspace, UUID bot, Plan plan, List<ScenarioEntity> known) {
        if (plan.scenarios().isEmpty()) {
            return Uni.createFrom().item(view(plan));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var drafts = known.stream().collect(Collectors.toMap(draft -> draft.id, draft -> draft));
        var replacements = new LinkedHashMap<ScenarioEntity, List<Step>>();
        plan.scenarios().forEach((id, file) -> {
            var draft = drafts.getOrDefault(id, ScenarioEntity.of(workspace, bot, id, now));
            draft.become(file, now);
            replacements.put(draft, file.steps());
        });
        return scenarios
                .persist(replacements.keySet())
                .chain(() -> follow(replacements.keySet()))
                .chain(() -> steps.replace(replacements))
                .chain(() -> sizes.measure(workspace, bot, plan.scenarios().keySet()))
                .replaceWith(() -> view(plan));
    }

    /// One after the other: they share one connection.
    private Uni<Void> follow(Collection<ScenarioEntity> drafts) {
        var followed = Uni.createFrom().voidItem();
        for (var draft : drafts) {
            followed = followed.chain(() -> versions.follow(draft.id, draft.newestVersion(), draft.isActive));
        }
        return followed;
    }

    private static ImportView view(Plan plan) {
        return new ImportView(plan.scenarios().entrySet().stream()
                .map(file -> new ImportView.Imported(
                        file.getKey(),
                        file.getValue().name(),
                        !plan.base().names().containsKey(file.getKey())))
                .toList());
    }
}
