package dev.beseda.simulator;

/// Starts the simulator with the settings of the environment.
public final class SimulatorMain {
    private SimulatorMain() {}

    public static void main(String[] arguments) {
        try {
            var simulator = Simulator.start(SimulatorSettings.from(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            System.out.println("The Telegram simulator listens at " + simulator.url());
        } catch (BadSetting | IllegalStateException refused) {
            System.err.println("The simulator cannot start: " + refused.getMessage());
            System.exit(1);
        }
    }
}
