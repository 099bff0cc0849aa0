package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a step of a scenario may send a person.
final class Targets {
    private Targets() {}

    /// A step that is named by its key.
    record Target(Place place, String key) {}

    /// The steps it names.
    static List<Target> of(Step step) {
        var targets = new ArrayList<Target>();
        switch (step) {
            case Step.Condition(var _, var _, var then, var otherwise) -> {
                targets.add(target(step, "then", then));
                targets.add(target(step, "otherwise", otherwise));
            }
            case Step.Jump(var _, var to) -> targets.add(target(step, "to", to));
            case Step.Split(var _, var branches) -> {
                for (int at = 0; at < branches.size(); at++) {
                    targets.add(target(
                            step,
                            "branches[%d].to".formatted(at),
                            branches.get(at).to()));
                }
            }
            case Step.Question question -> targets.addAll(ofQuestion(question));
            case Step.Wait wait -> targets.addAll(onTimeout(wait, Optional.of(wait.timeout())));
            case Step.HttpRequest http ->
                http.otherwise().ifPresent(otherwise -> targets.add(target(step, "otherwise", otherwise)));
            case Step.LlmReply reply ->
                reply.otherwise().ifPresent(otherwise -> targets.add(target(step, "otherwise", otherwise)));
            case Step.TopUp topUp -> targets.addAll(onTimeout(topUp, topUp.timeout()));
            case Step.Money money -> money.refused().ifPresent(key -> targets.add(target(step, "refused", key)));
            case Step.Message _,
                    Step.SetVariable _,
                    Step.Call _,
                    Step.Delay _,
                    Step.HandOver _,
                    Step.MediaGeneration _,
                    Step.End _ -> {}
        }
        return targets;
    }

    /// Whether it may go on at the step behind it.
    static boolean goesOn(Step step) {
        return switch (step) {
            case Step.Condition _, Step.Jump _, Step.Split _, Step.End _ -> false;
            case Step.Question question ->
                !(question.expected() instanceof ExpectedAnswer.Choice(var options)
                        && !options.isEmpty()
                        && options.stream().allMatch(option -> question.routes().containsKey(option.value())));
            case Step.Message _,
                    Step.SetVariable _,
                    Step.Call _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.Money _,
                    Step.MediaGeneration _ -> true;
        };
    }

    /// Whether the conversation comes to rest there: the answer of a server or the ledger is no rest, it comes at once.
    static boolean rests(Step step) {
        return switch (step) {
            case Step.Question _, Step.Delay _, Step.Wait _, Step.HandOver _, Step.TopUp _ -> true;
            case Step.Message _,
                    Step.Condition _,
                    Step.SetVariable _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.HttpRequest _,
                    Step.LlmReply _,
                    Step.Money _,
                    Step.MediaGeneration _,
                    Step.End _ -> false;
        };
    }

    private static List<Target> ofQuestion(Step.Question question) {
        var targets = new ArrayList<Target>();
        if (question.expected() instanceof ExpectedAnswer.Choice(var options)) {
            for (int at = 0; at < options.size(); at++) {
                var path = "options[%d].to".formatted(at);
                Optional.ofNullable(question.routes().get(options.get(at).value()))
                        .ifPresent(key -> targets.add(target(question, path, key)));
            }
        }
        question.insistence().otherwise().ifPresent(key -> targets.add(target(question, "otherwise", key)));
        targets.addAll(onTimeout(question, question.timeout()));
        return targets;
    }

    private static List<Target> onTimeout(Step step, Optional<Step.Timeout> timeout) {
        return timeout.flatMap(Step.Timeout::then).map(key -> target(step, "on_timeout", key)).stream()
                .toList();
    }

    private static Target target(Step step, String path, String key) {
        return new Target(new Place(step, path), key);
    }
}
