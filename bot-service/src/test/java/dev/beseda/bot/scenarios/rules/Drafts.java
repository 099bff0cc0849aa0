package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Drafts of the tests of publishing.
final class Drafts {
    static final UUID DRAFT = new UUID(0, 1);
    static final UUID OTHER = new UUID(0, 2);
    static final Text HELLO = new Text(Map.of("en", "Hello"));

    private Drafts() {}

    /// Only where letters and digits go encrypted.
    static final Addresses HTTPS = new Addresses(
            url -> url.matches("https://[a-z.0-9:]+(/.*)?|http://shop:8080(/.*)?")
                    ? Optional.empty()
                    : Optional.of("It is not safe"),
            Set.of("shop:8080"));

    static Draft draft(Step... steps) {
        return draft(scenario(DRAFT, steps));
    }

    static Draft draft(Scenario scenario, Scenario... live) {
        var known = Stream.concat(Stream.of(scenario), Stream.of(live))
                .map(Scenario::id)
                .collect(Collectors.toSet());
        return new Draft(scenario, List.of(live), known, Variables.setBy(List.of()), HTTPS, KnownSecrets.UNTOLD);
    }

    static Scenario scenario(UUID id, Step... steps) {
        return new Scenario(id, id, new Trigger.Never(), true, List.of(steps));
    }

    static Step message(String key) {
        return new Step.Message(key, HELLO);
    }

    static Step message(String key, String text) {
        return new Step.Message(key, new Text(Map.of("en", text)));
    }

    static Step question(String key) {
        return new Step.Question(key, HELLO, Optional.of("answer"));
    }

    static Step choice(String key, String then, String otherwise) {
        return new Step.Condition(key, Expression.parse("is_set(first_name)"), then, otherwise);
    }

    static Step end() {
        return new Step.End("end");
    }
}
