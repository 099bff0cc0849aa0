package dev.beseda.local.cli;

import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.processes.KnownProcess;
import dev.beseda.local.processes.ProcessEvent;
import dev.beseda.local.stack.RunFile;
import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.settings.AdminToken;
import dev.beseda.local.stack.settings.PlatformService;
import dev.beseda.local.stack.settings.StackSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// `up`: starts the stack, shows what runs, and stays until it is told to stop.
final class UpCommand {
    private final StackSettings settings;
    private volatile boolean ready;

    UpCommand(StackSettings settings) {
        this.settings = settings;
    }

    int run(List<String> options) {
        for (var option : options) {
            if (!option.equals("--fresh")) {
                throw new CommandRefused("up knows --detach and --fresh, but not " + option + ".");
            }
        }
        if (new RunFile(settings.home())
                .read()
                .map(RunFile.Run::launcher)
                .filter(KnownProcess::isRunning)
                .isPresent()) {
            System.out.println("Beseda is running already: " + settings.publicUrl() + ", see ./beseda status.");
            return 0;
        }
        var began = Instant.now();
        var stack = Stack.start(options.isEmpty() ? settings : settings.startingFresh(), this::tell);
        ready = true;
        show(stack, Duration.between(began, Instant.now()));
        stayUntilStopped();
        return 0;
    }

    private void tell(ProcessEvent event) {
        switch (event) {
            case ProcessEvent.Started started -> say(started.name() + " starts, process " + started.pid());
            case ProcessEvent.Ready up -> say(up.name() + " is ready after " + seconds(up.after()));
            case ProcessEvent.Died died ->
                say("%s died (exit code %d) and is started again in %d ms"
                        .formatted(died.name(), died.exitCode(), died.pause().toMillis()));
        }
    }

    /// While it comes up only what is ready is news; afterwards everything is.
    private void say(String sentence) {
        if (ready || !sentence.contains(" starts, ")) {
            System.out.println((ready ? Instant.now() + " " : "  ") + sentence);
        }
    }

    private void show(Stack stack, Duration took) {
        System.out.println();
        System.out.println(
                ProcessTable.of(stack.processes(), ProcessHandle.current().pid()));
        System.out.println();
        System.out.println("Beseda is up after " + seconds(took) + ": " + stack.url(PlatformService.GATEWAY));
        System.out.println(tokenLine(stack.adminToken()));
        settings.firstBot().map(this::firstBotLine).ifPresent(System.out::println);
        System.out.println("Try ./beseda demo survey. Ctrl-C or ./beseda down stops everything.");
    }

    private String firstBotLine(long number) {
        return DemoBot.find(Gateway.of(settings), number)
                .map(bot -> "Your bot %d is there: \"%s\", updates by %s."
                        .formatted(
                                number,
                                bot.path("name").asText(),
                                bot.path("delivery").asText()))
                .orElse("Your bot %d is not there yet: ./beseda logs bot tells why.".formatted(number));
    }

    private String tokenLine(AdminToken token) {
        return token.fresh()
                ? "API token, shown this once and kept in %s: %s"
                        .formatted(settings.home().resolve("admin-token"), token.value())
                : "API token: as before, kept in " + settings.home().resolve("admin-token");
    }

    private static void stayUntilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
