package dev.beseda.local.processes;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Sends the signals that Java itself cannot send.
final class Signals {
    private Signals() {}

    static void send(ProcessHandle process, StopSignal signal) {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> interrupt(process);
        }
    }

    private static void interrupt(ProcessHandle process) {
        try {
            var sent = new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!sent.waitFor(5, TimeUnit.SECONDS) || sent.exitValue() != 0) {
                process.destroy();
            }
        } catch (IOException noShell) {
            process.destroy();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
