package dev.beseda.local.cli;

import dev.beseda.local.processes.KnownProcess;
import dev.beseda.local.processes.StopSignal;
import dev.beseda.local.stack.Leftovers;
import dev.beseda.local.stack.RunFile;
import dev.beseda.local.stack.settings.StackSettings;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `down`: asks the launcher to stop everything, and ends what is left when it is gone.
final class DownCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StackSettings settings;

    DownCommand(StackSettings settings) {
        this.settings = settings;
    }

    int run() {
        var run = new RunFile(settings.home()).read();
        if (run.isEmpty()) {
            System.out.println("Beseda is not running.");
            return 0;
        }
        stopLauncher(run.get().launcher());
        Leftovers.stop(run.get());
        System.out.println("Beseda is stopped.");
        return 0;
    }

    private static void stopLauncher(KnownProcess launcher) {
        launcher.ask(StopSignal.TERM);
        try {
            var running = launcher.running();
            if (running.isPresent()) {
                running.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (TimeoutException | ExecutionException tooLong) {
            launcher.kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
