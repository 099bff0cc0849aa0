package dev.beseda.bot.scenarios;

import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.bots.BotSettings;
import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.scenarios.files.BotFile;
import dev.beseda.bot.scenarios.files.ScenarioFile;
import dev.beseda.kit.web.BadField;
import dev.beseda.kit.web.IfMatch;
import dev.beseda.kit.web.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes drafts of what a YAML file tells: all of it or nothing. What the file does not name stays.
@ApplicationScoped
class Importer {
    private static final int LARGEST = 1_000_000;

    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;
    private final Bots bots;
    private final BotRunner botRunner;
    private final SettingsForm settingsForm;
    private final Clock clock;

    Importer(
            Scenarios scenarios,
            Steps steps,
            Versions versions,
            Bots bots,
            BotRunner botRunner,
            SettingsForm settingsForm,
            Clock clock) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
        this.bots = bots;
        this.botRunner = botRunner;
        this.settingsForm = settingsForm;
        this.clock = clock;
    }

    Uni<ImportView> into(UUID workspace, UUID bot, byte[] body) {
        return Panache.withTransaction(() -> bots.get(workspace, bot)
                .chain(() -> bots.changed(bot))
                .map(locked -> BotFile.parse(text(body)))
                .call(file -> settle(workspace, bot, file))
                .chain(file -> scenarios.of(bot).chain(known -> take(workspace, bot, new Taken(file, known)))));
    }

    /// A file, and the scenarios the bot has already.
    private record Taken(BotFile file, List<ScenarioEntity> known) {
        Optional<ScenarioEntity> named(String name) {
            var same = known.stream()
                    .filter(scenario -> scenario.name.equals(name))
                    .toList();
            if (same.size() > 1) {
                throw new Refusal(
                        "ambiguous-name", "Several scenarios of the bot are called %s: rename them".formatted(name));
            }
            return same.stream().findFirst();
        }
    }

    private Uni<Void> settle(UUID workspace, UUID bot, BotFile file) {
        return file.settings()
                .map(written -> settings(written, file))
                .map(settings -> botRunner
                        .settle(workspace, bot, settings, IfMatch.ANYTHING)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private BotSettings settings(Map<?, ?> written, BotFile file) {
        try {
            return settingsForm.read(written);
        } catch (BadField wrong) {
            throw file.located(wrong);
        }
    }

    private Uni<ImportView> take(UUID workspace, UUID bot, Taken taken) {
        var entities = new HashMap<String, ScenarioEntity>();
        for (var name : taken.file().names()) {
            entities.put(name, taken.named(name).orElseGet(() -> ScenarioEntity.of(workspace, bot, now())));
        }
        var names = Scenarios.names(taken.known());
        entities.forEach((name, entity) -> names.put(name, entity.id));
        refuseTooMany(names.size());
        return bots.settings(workspace, bot)
                .map(settings -> taken.file().scenarios(settings.defaultLanguage(), names))
                .chain(files -> write(files, entities, taken));
    }

    /// One after the other: they share one connection.
    private Uni<ImportView> write(List<ScenarioFile> files, Map<String, ScenarioEntity> entities, Taken taken) {
        var written = Uni.createFrom().voidItem();
        for (var file : files) {
            written = written.chain(() -> write(file, entity(entities, file)));
        }
        var imported = files.stream()
                .map(file -> new ImportView.Imported(
                        entity(entities, file).id,
                        file.name(),
                        taken.named(file.name()).isEmpty()))
                .toList();
        return written.replaceWith(new ImportView(imported));
    }

    private static ScenarioEntity entity(Map<String, ScenarioEntity> entities, ScenarioFile file) {
        return Optional.ofNullable(entities.get(file.name())).orElseThrow();
    }

    private Uni<Void> write(ScenarioFile file, ScenarioEntity scenario) {
        scenario.become(file, now());
        return scenarios
                .persistAndFlush(scenario)
                .chain(versions::follow)
                .chain(() -> steps.replace(scenario, file.steps()));
    }

    private static void refuseTooMany(int count) {
        if (count > ScenarioRunner.MOST_SCENARIOS) {
            throw new Refusal(
                    "too-many-scenarios", "A bot has at most %d scenarios".formatted(ScenarioRunner.MOST_SCENARIOS));
        }
    }

    private static String text(byte[] body) {
        if (body.length == 0 || body.length > LARGEST) {
            throw new BadField("body", "must be a YAML file of at most 1 MB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new BadField("body", "is not UTF-8");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
