package dev.beseda.local.cli;

import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.demo.DemoConversation;
import dev.beseda.local.demo.DemoConversation.Line;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.StackSettings;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `demo [NAME]`: makes the bot of a template and lets people of the simulator play its tests with it.
final class DemoCommand {
    private static final String USUAL = "survey";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /// Further lines of a text stand below its first one.
    private static final String MARGIN = "\n" + " ".repeat(21);

    private final StackSettings settings;

    DemoCommand(StackSettings settings) {
        this.settings = settings;
    }

    int run(List<String> words) {
        if (settings.outside().telegram().isPresent()) {
            throw new CommandRefused("The demo talks through the simulator, but TELEGRAM_API_URL points elsewhere.");
        }
        var gateway = Gateway.of(settings);
        var demo = demo(gateway, words.isEmpty() ? USUAL : words.getFirst()).withModelsOf(simulator());
        var simulator = new JsonApi(simulator(), Optional.empty());
        introduce(simulator, demo);
        var bot = new DemoBot(gateway, demo).ensure();
        System.out.println("Bot \"%s\" %s.".formatted(demo.name(), bot.isNew() ? "is made" : "is there from before"));
        var place = new DemoConversation.Place(simulator, gateway, demo, bot.id());
        for (var test : bot.tests()) {
            System.out.println("%n%s".formatted(test.required("name").asText()));
            new DemoConversation(place, DemoCommand::show).play(test);
        }
        System.out.println(
                "%nEach line went through webhook, Kafka and PostgreSQL. Talk to the bot yourself: %s/simulator/"
                        .formatted(simulator()));
        return 0;
    }

    private static Demo demo(JsonApi gateway, String name) {
        var names = gateway.get("/api/templates")
                .required("items")
                .valueStream()
                .map(template -> template.required("name").asText())
                .toList();
        if (!names.contains(name)) {
            throw new CommandRefused(
                    "There is no template called %s; there are: %s.".formatted(name, String.join(", ", names)));
        }
        return Demo.ofTemplate(gateway, name);
    }

    private URI simulator() {
        return URI.create("http://127.0.0.1:" + settings.ports().simulator());
    }

    /// So that people find the bot by its name on the simulator's page.
    private static void introduce(JsonApi simulator, Demo demo) {
        boolean isKnown = simulator
                .get("/simulator/api/bots")
                .valueStream()
                .anyMatch(bot -> bot.required("token").asText().equals(demo.token()));
        if (!isKnown) {
            var unused = simulator.create(
                    "/simulator/api/bots",
                    JsonApi.object().put("token", demo.token()).put("name", demo.name()));
        }
    }

    private static void show(Line line) {
        var buttons = line.buttons().stream().map("  [%s]"::formatted).collect(Collectors.joining());
        var text = line.text().replace("\n", MARGIN);
        System.out.println(
                "%s  %-5s  %s%s%s".formatted(TIME.format(line.at()), line.speaker(), text, buttons, waited(line)));
    }

    private static String waited(Line line) {
        if (line.after().isZero()) {
            return "";
        }
        var edits = line.edits() == 0 ? "" : ", edited %d times".formatted(line.edits());
        return "  (%d ms%s)".formatted(line.after().toMillis(), edits);
    }
}
