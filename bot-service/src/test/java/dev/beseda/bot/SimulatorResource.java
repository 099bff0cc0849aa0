package dev.beseda.bot;

import dev.beseda.simulator.Simulator;
import dev.beseda.simulator.SimulatorSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives the service under test a Telegram of its own.
public class SimulatorResource implements QuarkusTestResourceLifecycleManager {
    private final Simulator simulator = Simulator.start(SimulatorSettings.from(Map.of("SIMULATOR_PORT", "0")));

    @Override
    public Map<String, String> start() {
        return Map.of("TELEGRAM_API_URL", simulator.url().toString(), "bot.polling.patience", "5s");
    }

    @Override
    public void stop() {
        simulator.close();
    }
}
