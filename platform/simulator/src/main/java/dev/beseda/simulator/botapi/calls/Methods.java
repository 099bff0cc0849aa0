package dev.beseda.simulator.botapi.calls;

import static dev.beseda.simulator.botapi.calls.Behaviour.atOnce;

import dev.beseda.simulator.botapi.bots.CallbackMethods;
import dev.beseda.simulator.botapi.bots.ProfileMethods;
import dev.beseda.simulator.botapi.bots.UpdateMethods;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.polling.Polls;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table of methods the simulator can do, by their names in the specification.
public final class Methods {
    private final Map<String, Behaviour> table = new HashMap<>();

    public Methods(World world, Carriage carriage, EventLog log) {
        table.put("answerCallbackQuery", atOnce(new CallbackMethods(world.clock())::answerCallbackQuery));

        var updates = new UpdateMethods(carriage.webhooks(), carriage.polls(), log);
        table.put("setWebhook", atOnce(updates::setWebhook));
        table.put("deleteWebhook", atOnce(updates::deleteWebhook));
        table.put("getWebhookInfo", atOnce(updates::getWebhookInfo));
        table.put("getUpdates", updates::getUpdates);

        var profile = new ProfileMethods();
        table.put("getMe", atOnce(profile::getMe));
        table.put("setMyCommands", atOnce(profile::setMyCommands));
        table.put("getMyCommands", atOnce(profile::getMyCommands));
        table.put("deleteMyCommands", atOnce(profile::deleteMyCommands));
    }

    /// The two ways updates travel.
    public record Carriage(Webhooks webhooks, Polls polls) {}

    public void add(String name, Behaviour behaviour) {
        table.put(name, behaviour);
    }

    public Optional<Behaviour> find(String name) {
        return Optional.ofNullable(table.get(name));
    }

    public Set<String> names() {
        return Set.copyOf(table.keySet());
    }
}
