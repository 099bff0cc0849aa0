package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.scenarios.files.BotFile;
import dev.beseda.bot.scenarios.files.ScenarioFile;
import dev.beseda.bot.scenarios.imports.SettingsForm;
import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.kit.problems.Conflict;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes drafts as YAML files.
@ApplicationScoped
public class Exporter {
    private final Scenarios scenarios;
    private final Steps steps;
    private final Bots bots;
    private final SettingsForm settings;

    Exporter(Scenarios scenarios, Steps steps, Bots bots, SettingsForm settings) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.bots = bots;
        this.settings = settings;
    }

    public Uni<String> scenario(UUID workspace, UUID id) {
        return Panache.withSession(() -> scenarios.get(workspace, id).chain(this::file));
    }

    private Uni<String> file(ScenarioEntity scenario) {
        return scenarios.of(scenario.botId).map(Exporter::names).chain(names -> file(scenario, names));
    }

    private Uni<String> file(ScenarioEntity scenario, Map<UUID, String> names) {
        return steps.of(scenario.id).map(draft -> BotFile.write(written(scenario, draft, names)));
    }

    public Uni<String> bot(UUID workspace, UUID bot) {
        return Panache.withSession(() -> bots.settings(workspace, bot)
                .map(settings::write)
                .chain(written -> scenarios(bot).map(drafts -> BotFile.write(written, drafts))));
    }

    private Uni<List<Map<String, Object>>> scenarios(UUID bot) {
        return scenarios.of(bot).invoke(Exporter::refuseSameNames).chain(this::written);
    }

    private Uni<List<Map<String, Object>>> written(List<ScenarioEntity> all) {
        return steps.of(all.stream().map(scenario -> scenario.id).toList()).map(drafts -> written(all, drafts));
    }

    private static List<Map<String, Object>> written(List<ScenarioEntity> all, Map<UUID, List<StepEntity>> drafts) {
        var names = names(all);
        return all.stream()
                .map(scenario -> written(scenario, drafts.getOrDefault(scenario.id, List.of()), names))
                .toList();
    }

    private static Map<String, Object> written(
            ScenarioEntity scenario, List<StepEntity> draft, Map<UUID, String> names) {
        return new ScenarioFile(
                        scenario.name,
                        scenario.description,
                        TriggerDraft.of(scenario.trigger),
                        scenario.isActive,
                        scenario.returns,
                        draft.stream().map(StepEntity::toStep).toList(),
                        scenario.chatTests())
                .write(names);
    }

    private static Map<UUID, String> names(List<ScenarioEntity> ofBot) {
        return Scenarios.names(ofBot).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /// In a file a scenario is known by its name.
    private static void refuseSameNames(List<ScenarioEntity> ofBot) {
        var unique = Scenarios.names(ofBot).keySet();
        ofBot.stream()
                .filter(scenario -> !unique.contains(scenario.name))
                .findFirst()
                .ifPresent(twin -> {
                    throw new Conflict(
                            "ambiguous-name",
                            "Several scenarios of the bot are called %s: rename them".formatted(twin.name));
                });
    }
}
