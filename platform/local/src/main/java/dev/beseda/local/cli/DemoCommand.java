package dev.beseda.local.cli;

import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.demo.DemoConversation;
import dev.beseda.local.demo.DemoConversation.Line;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.StackSettings;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// `demo [NAME]`: makes a ready-made bot and lets people of the simulator talk to it.
final class DemoCommand {
    private static final String USUAL = "survey";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final StackSettings settings;

    DemoCommand(StackSettings settings) {
        this.settings = settings;
    }

    int run(List<String> words) {
        if (settings.outside().telegram().isPresent()) {
            throw new CommandRefused("The demo talks through the simulator, but TELEGRAM_API_URL points elsewhere.");
        }
        var name = words.isEmpty() ? USUAL : words.getFirst();
        var demo = Demo.called(name)
                .orElseThrow(
                        () -> new CommandRefused("There is no demo called " + name + "; there is: " + USUAL + "."));
        var made = new DemoBot(Gateway.of(settings), demo).ensure();
        System.out.println("Bot \"%s\" %s.".formatted(demo.name(), made ? "is made" : "is there from before"));
        var simulator = URI.create("http://127.0.0.1:" + settings.ports().simulator());
        var conversation =
                new DemoConversation(new JsonApi(simulator, Optional.empty()), demo.token(), DemoCommand::show);
        for (var script : demo.conversations()) {
            System.out.println();
            conversation.play(script);
        }
        System.out.println();
        System.out.println("Each line went through webhook, Kafka and PostgreSQL. Talk to the bot yourself: "
                + simulator + "/simulator/");
        return 0;
    }

    private static void show(Line line) {
        var waited =
                line.after().isZero() ? "" : "  (%d ms)".formatted(line.after().toMillis());
        System.out.println("%s  %-5s %s%s".formatted(TIME.format(line.at()), line.speaker(), line.text(), waited));
    }
}
