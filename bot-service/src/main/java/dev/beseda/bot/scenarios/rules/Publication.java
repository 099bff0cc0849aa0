package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a draft may be published: what runs must lead somewhere, say something and come to rest.
public final class Publication {
    private Publication() {}

    /// All that stands in the way; nothing when the steps may be published.
    public static List<Finding> findings(List<Step> steps) {
        if (steps.isEmpty()) {
            return List.of(new Finding("steps", "There are none: a scenario needs at least one"));
        }
        var keys = steps.stream().map(Step::key).collect(Collectors.toSet());
        var ofSteps = steps.stream().flatMap(step -> Stream.concat(emptyText(step), lostTargets(step, keys)));
        return Stream.concat(ofSteps, endlessRounds(steps)).toList();
    }

    private static Stream<Finding> emptyText(Step step) {
        return switch (step) {
            case Step.Message message -> emptyText(step, message.wording().text());
            case Step.Question question
            when question.wording().text().byLanguage().isEmpty() -> Stream.empty();
            case Step.Question question -> emptyText(step, question.wording().text());
            case Step.Condition _,
                    Step.SetVariable _,
                    Step.Jump _,
                    Step.End _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.MediaGeneration _ -> Stream.empty();
        };
    }

    private static Stream<Finding> emptyText(Step step, Text text) {
        boolean says = !text.byLanguage().isEmpty()
                && text.byLanguage().values().stream().noneMatch(String::isBlank);
        return says ? Stream.empty() : Stream.of(finding(step, "text", "is empty"));
    }

    private static Stream<Finding> lostTargets(Step step, Set<String> keys) {
        return switch (step) {
            case Step.Condition condition ->
                Stream.concat(
                        lost(step, "then", condition.then(), keys),
                        lost(step, "otherwise", condition.otherwise(), keys));
            case Step.Jump jump -> lost(step, "to", jump.to(), keys);
            case Step.Message _,
                    Step.Question _,
                    Step.SetVariable _,
                    Step.End _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.MediaGeneration _ -> Stream.empty();
        };
    }

    private static Stream<Finding> lost(Step step, String field, String target, Set<String> keys) {
        return keys.contains(target)
                ? Stream.empty()
                : Stream.of(finding(step, field, "there is no step with the key " + target));
    }

    /// A round without a question never waits for the person, so it would never end.
    private static Stream<Finding> endlessRounds(List<Step> steps) {
        var endless = new Paths(steps).rounds();
        if (endless.isEmpty()) {
            return Stream.empty();
        }
        var keys = steps.stream().map(Step::key).filter(new HashSet<>(endless)::contains);
        var sentence = "The steps " + keys.collect(Collectors.joining(", ")) + " go round without asking a question";
        return Stream.of(new Finding("steps", sentence));
    }

    private static Finding finding(Step step, String field, String message) {
        return new Finding("steps." + step.key() + ".config." + field, message);
    }
}
