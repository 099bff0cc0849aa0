package dev.beseda.bot.engine;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.Turn;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Scenarios and contexts of the tests of the engine.
public final class Scripts {
    static final Text FALLBACK = new Text(Map.of("en", "Pardon?", "ru", "Не понимаю"));
    public static final ZonedDateTime NOON = ZonedDateTime.of(2026, 11, 21, 12, 0, 0, 0, ZoneOffset.UTC);

    private Scripts() {}

    public static Text english(String text) {
        return new Text(Map.of("en", text));
    }

    static Text silence() {
        return new Text(Map.of());
    }

    // ---- steps ------------------------------------------------------------------------------------------------------

    public static Step.Message message(String key, String text) {
        return new Step.Message(key, english(text));
    }

    public static Step.Question question(String key, String variable) {
        return new Step.Question(key, english("What is your " + variable + "?"), Optional.of(variable));
    }

    static Step.Question typed(String key, ExpectedAnswer expected) {
        return typed(key, expected, Step.Insistence.endless());
    }

    static Step.Question typed(String key, ExpectedAnswer expected, Step.Insistence insistence) {
        return new Step.Question(
                key,
                Step.Wording.plain(english("What is your " + key + "?")),
                expected,
                Optional.of(key),
                insistence,
                Optional.empty(),
                Map.of());
    }

    static Step.Question patient(String key, Duration time, Optional<String> then) {
        return new Step.Question(
                key,
                Step.Wording.plain(english("What is your " + key + "?")),
                new ExpectedAnswer.AnyText(1, 4_096, Optional.empty()),
                Optional.of(key),
                Step.Insistence.endless(),
                Optional.of(new Step.Timeout(time, then)),
                Map.of());
    }

    static ExpectedAnswer.Choice choice(String... labels) {
        return new ExpectedAnswer.Choice(Stream.of(labels)
                .map(label -> new ExpectedAnswer.Option(english(label), label.toLowerCase(java.util.Locale.ROOT)))
                .toList());
    }

    static ExpectedAnswer.Number number() {
        return new ExpectedAnswer.Number(Optional.empty(), Optional.empty(), false);
    }

    static Step.Condition condition(String key, String test, String then, String otherwise) {
        return new Step.Condition(key, Expression.parse(test), then, otherwise);
    }

    public static Step.SetVariable set(String key, String variable, String template) {
        return new Step.SetVariable(key, variable, new Step.Source.Filled(template));
    }

    // ---- scenarios --------------------------------------------------------------------------------------------------

    public static Scenario onStart(Step... steps) {
        return on(new Trigger.Command("start"), steps);
    }

    static Scenario onCommand(String name, Step... steps) {
        return on(new Trigger.Command(name), steps);
    }

    /// A scenario whose ids follow from its trigger, so that tests can be repeated.
    public static Scenario on(Trigger trigger, Step... steps) {
        return new Scenario(id(trigger), version(trigger, 1), trigger, true, List.of(steps));
    }

    static Scenario once(Scenario scenario) {
        return new Scenario(scenario.id(), scenario.version(), scenario.trigger(), false, scenario.steps());
    }

    static UUID id(Trigger trigger) {
        return UUID.nameUUIDFromBytes(trigger.toString().getBytes(StandardCharsets.UTF_8));
    }

    static UUID version(Trigger trigger, int number) {
        return UUID.nameUUIDFromBytes((trigger + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    public static Program program(Scenario... live) {
        return new Program("en", FALLBACK, List.of(live));
    }

    /// Of a bot whose language model answers what no scenario does.
    static Program talking(Scenario... live) {
        return new Program("en", FALLBACK, true, List.of(live));
    }

    public static TurnContext scene(Program program) {
        return scene(program, Conversation.begun("en"));
    }

    public static TurnContext scene(Program program, Conversation now) {
        return new TurnContext(program, Map.of(), now, Map.of("first_name", new Value.Text("Ada")), "7", NOON);
    }

    // ---- events and effects -------------------------------------------------------------------------------------

    public static EngineEvent command(String name) {
        return new EngineEvent.Commanded(name, "");
    }

    static EngineEvent text(String text) {
        return new EngineEvent.Wrote(text);
    }

    static Effect says(String text) {
        return new Effect.Say(text);
    }

    /// All that was said, without what is under it.
    public static List<String> said(Turn turn) {
        return turn.effects().stream()
                .flatMap(effect -> switch (effect) {
                    case Effect.Say say -> Stream.of(say.text());
                    case Effect.SayReply reply -> Stream.of(reply.text());
                    default -> Stream.empty();
                })
                .toList();
    }
}
