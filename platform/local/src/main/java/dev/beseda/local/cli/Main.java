package dev.beseda.local.cli;

import dev.beseda.local.demo.DemoConversation.OtherwiseSaid;
import dev.beseda.local.processes.StartFailure;
import dev.beseda.local.rest.CallRefused;
import dev.beseda.local.stack.Checkout;
import dev.beseda.local.stack.settings.EnvironmentFile;
import dev.beseda.local.stack.settings.SettingsReader;
import dev.beseda.local.stack.settings.SettingsRefused;
import dev.beseda.local.stack.settings.StackSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The command line: the script `beseda` calls this with what they typed.
public final class Main {
    private static final String USAGE =
            "Say one of: up [--fresh], down, status, announce, token create|list|revoke, ledger verify, demo [NAME].";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments)));
    }

    /// The exit code of the command.
    private static int run(List<String> arguments) {
        try {
            var settings = settings();
            var rest = arguments.stream().skip(1).toList();
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "up" -> new UpCommand(settings).run(rest);
                case "down" -> new DownCommand(settings).run();
                case "status" -> new StatusCommand(settings).run();
                case "announce" -> new AnnounceCommand(Gateway.of(settings)).run();
                case "token" -> new TokenCommand(Gateway.of(settings)).run(rest);
                case "ledger" -> new LedgerCommand(Gateway.of(settings)).run(rest);
                case "demo" -> new DemoCommand(settings).run(rest);
                default -> throw new CommandRefused(USAGE);
            };
        } catch (CommandRefused | CallRefused | OtherwiseSaid | StartFailure | SettingsRefused refused) {
            System.err.println(refused.getMessage());
            return 1;
        }
    }

    private static StackSettings settings() {
        var file = EnvironmentFile.read(Path.of(".env"));
        return SettingsReader.read(System.getenv(), file, Checkout.find().root());
    }
}
