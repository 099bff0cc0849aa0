package dev.beseda.bot.scenarios;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.scenarios.checks.CheckThreads;
import dev.beseda.bot.scenarios.drafts.Importer;
import dev.beseda.bot.scenarios.drafts.ScenarioRunner;
import dev.beseda.bot.scenarios.imports.ImportBase;
import dev.beseda.bot.scenarios.imports.ImportReader;
import dev.beseda.bot.scenarios.imports.ImportReader.Plan;
import dev.beseda.bot.scenarios.programs.Programs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/// Makes of a bot that is just being made what a file tells, and publishes all of it at once.
/// The file was checked before: it is a template of ours.
@ApplicationScoped
public class NewBots {
    private final ImportReader reader;
    private final Importer importer;
    private final ScenarioRunner runner;
    private final CheckThreads threads;
    private final Clock clock;

    NewBots(ImportReader reader, Importer importer, ScenarioRunner runner, CheckThreads threads, Clock clock) {
        this.reader = reader;
        this.importer = importer;
        this.runner = runner;
        this.threads = threads;
        this.clock = clock;
    }

    /// What is to be done in the transaction that makes the bot.
    public Uni<Function<Bot, Uni<Void>>> filling(UUID workspace, String file) {
        var body = file.getBytes(StandardCharsets.UTF_8);
        return threads.run(workspace, () -> reader.read(ImportBase.OF_A_NEW_BOT, body))
                .map(plan -> bot -> fill(workspace, bot.id(), plan));
    }

    private Uni<Void> fill(UUID workspace, UUID bot, Plan plan) {
        return importer.carryOut(workspace, bot, plan).chain(() -> publish(workspace, plan));
    }

    /// One after the other: they share one connection. What was published first is tried first.
    private Uni<Void> publish(UUID workspace, Plan plan) {
        var published = Uni.createFrom().voidItem();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var file : plan.scenarios().entrySet()) {
            var program = Programs.write(file.getValue().toScenario(file.getKey()));
            var at = now;
            published = published.chain(() -> runner.publishNew(workspace, file.getKey(), program, at));
            now = now.plus(1, ChronoUnit.MICROS);
        }
        return published;
    }
}
