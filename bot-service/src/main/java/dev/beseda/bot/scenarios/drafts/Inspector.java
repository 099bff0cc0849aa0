package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.scenarios.checks.CheckConfig;
import dev.beseda.bot.scenarios.checks.CheckThreads;
import dev.beseda.bot.scenarios.checks.Inspection;
import dev.beseda.bot.scenarios.checks.Inspection.State;
import dev.beseda.bot.scenarios.rules.Addresses;
import dev.beseda.bot.scenarios.rules.Draft;
import dev.beseda.bot.scenarios.rules.KnownSecrets;
import dev.beseda.bot.scenarios.rules.Variables;
import dev.beseda.bot.scenarios.versions.PublishedVersion;
import dev.beseda.bot.scenarios.versions.Versions;
import dev.beseda.bot.secrets.Secrets;
import dev.beseda.kit.http.Origin;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Loads what the check of a draft must know of its bot, and has it looked at away from the event loop.
@ApplicationScoped
public class Inspector {
    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;
    private final Bots bots;
    private final Secrets secrets;
    private final Addresses addresses;
    private final CheckThreads threads;
    private final CheckConfig config;

    @SuppressWarnings("checkstyle:ParameterNumber") // a check looks at all that a bot is made of
    Inspector(
            Scenarios scenarios,
            Steps steps,
            Versions versions,
            Bots bots,
            Secrets secrets,
            Addresses addresses,
            CheckThreads threads,
            CheckConfig config) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
        this.bots = bots;
        this.secrets = secrets;
        this.addresses = addresses;
        this.threads = threads;
        this.config = config;
    }

    /// What comes of a look at the draft as it stands.
    /// No transaction waits for it meanwhile, and no session waits for another connection.
    public <T> Uni<T> inspect(UUID workspace, UUID id, Function<Inspection, T> look) {
        return Panache.withSession(() -> scenarios.get(workspace, id).chain(this::load))
                .chain(loaded -> secrets.servers(loaded.scenario().botId)
                        .chain(servers -> threads.run(workspace, () -> look.apply(inspection(loaded, servers)))));
    }

    /// The draft and its bot as they are now.
    Uni<State> state(ScenarioEntity scenario) {
        return bots.revision(scenario.botId).map(bot -> new State(scenario.revision, bot));
    }

    private record Loaded(
            State state,
            ScenarioEntity scenario,
            BotSettings settings,
            Set<UUID> known,
            Map<UUID, List<StepEntity>> steps,
            List<PublishedVersion> live) {}

    /// The state is read first: what changes meanwhile is seen by it.
    private Uni<Loaded> load(ScenarioEntity scenario) {
        return state(scenario)
                .chain(state -> bots.settings(scenario.workspaceId, scenario.botId)
                        .chain(settings -> load(scenario, state, settings)));
    }

    private Uni<Loaded> load(ScenarioEntity scenario, State state, BotSettings settings) {
        return scenarios
                .of(scenario.botId)
                .map(Inspector::ids)
                .chain(known -> steps.of(known)
                        .chain(all -> versions.live(scenario.botId)
                                .map(live -> new Loaded(state, scenario, settings, known, all, live))));
    }

    private Inspection inspection(Loaded loaded, Map<String, String> servers) {
        var scenario = loaded.scenario();
        var own = loaded.steps().getOrDefault(scenario.id, List.of()).stream()
                .map(StepEntity::toStep)
                .toList();
        var others = loaded.live().stream()
                .map(PublishedVersion::toScenario)
                .filter(live -> !live.id().equals(scenario.id))
                .toList();
        var remembered = loaded.steps().values().stream()
                .flatMap(Collection::stream)
                .filter(step -> !step.scenarioId.equals(scenario.id))
                .map(StepEntity::toStep)
                .toList();
        var held = new KnownSecrets(Optional.of(servers), Origin::areSame);
        var draft = new Draft(
                scenario.toScenario(own), others, loaded.known(), Variables.setBy(remembered), addresses, held);
        return new Inspection(loaded.state(), draft, loaded.settings(), scenario.chatTests(), config.computing());
    }

    private static Set<UUID> ids(List<ScenarioEntity> ofBot) {
        return ofBot.stream().map(scenario -> scenario.id).collect(Collectors.toSet());
    }
}
