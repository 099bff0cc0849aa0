package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.walk.WalletVariables;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What steps remember, and what they ask for.
public final class Variables {
    /// What is known of everybody who writes.
    private static final Set<String> FACTS =
            Set.of("first_name", "last_name", "username", "user_id", "chat_id", "language", "argument");

    private Variables() {}

    /// What any of the steps remembers.
    public static Set<String> setBy(Collection<Step> steps) {
        return steps.stream().flatMap(Variables::setBy).collect(Collectors.toSet());
    }

    static Stream<Finding> unknown(Draft draft) {
        var known = new HashSet<>(FACTS);
        known.addAll(draft.variables());
        known.addAll(setBy(draft.scenario().steps()));
        return draft.scenario().steps().stream()
                .flatMap(Variables::uses)
                .filter(use -> !known.contains(use.name()))
                .map(use -> use.place()
                        .warning("no step of the bot remembers {%s}: it stays empty unless an event brings it"
                                .formatted(use.name())));
    }

    private record Use(Place place, String name) {}

    private static Stream<Use> uses(Step step) {
        var said = Wordings.said(step)
                .flatMap(text -> text.text().byLanguage().values().stream()
                        .flatMap(template -> Template.variables(template).stream())
                        .distinct()
                        .map(name -> new Use(text.place(), name)));
        var noted = Wordings.noted(step)
                .flatMap(note -> Template.variables(note.template()).stream().map(name -> new Use(note.place(), name)));
        return Stream.of(said, noted, computed(step)).flatMap(uses -> uses);
    }

    private static Stream<Use> computed(Step step) {
        var expressions = switch (step) {
            case Step.Condition condition -> Stream.of(condition.test());
            case Step.SetVariable(var _, var _, Step.Source.Computed(var computed)) -> Stream.of(computed);
            case Step.Pay pay -> Stream.of(pay.amount());
            case Step.TopUp topUp -> Stream.of(topUp.amount(), topUp.stars());
            case Step.BankTransfer transfer -> Stream.of(transfer.amount());
            case Step.SetVariable _,
                    Step.Message _,
                    Step.Question _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.Balance _,
                    Step.Statement _,
                    Step.PromoCode _,
                    Step.Receipt _,
                    Step.MediaGeneration _,
                    Step.End _ -> Stream.<Expression>empty();
        };
        var place = new Place(step, step instanceof Step.Money ? "amount" : "expression");
        return expressions.flatMap(expression -> expression.variables().stream().map(name -> new Use(place, name)));
    }

    private static Stream<String> setBy(Step step) {
        return switch (step) {
            case Step.Question question -> question.variable().stream();
            case Step.SetVariable set -> Stream.of(set.variable());
            case Step.Wait wait -> wait.variable().stream();
            case Step.HttpRequest http -> http.saves().keySet().stream();
            case Step.LlmReply reply -> reply.variable().stream();
            case Step.Money _ -> WalletVariables.ALL.stream();
            case Step.Message _,
                    Step.Condition _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.HandOver _,
                    Step.MediaGeneration _,
                    Step.End _ -> Stream.empty();
        };
    }
}
