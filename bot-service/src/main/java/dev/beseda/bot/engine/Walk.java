package dev.beseda.bot.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One walk through a scenario, from a step until someone must be waited for or the scenario ends.
final class Walk {
    private final Scenario scenario;
    private final Program program;
    private final List<Effect> effects = new ArrayList<>();
    private Conversation conversation;

    Walk(Scenario scenario, Program program, Conversation conversation) {
        this.scenario = scenario;
        this.program = program;
        this.conversation = conversation;
    }

    Engine.Turn from(Optional<Step> first) {
        Optional<Step> here = first;
        for (int steps = 0; here.isPresent() && steps < Engine.STEPS_PER_TURN; steps++) {
            here = pass(here.get());
        }
        return new Engine.Turn(conversation, List.copyOf(effects));
    }

    /// Does one step; empty when the walk is over.
    private Optional<Step> pass(Step step) {
        return switch (step) {
            case Step.Message message -> {
                say(message.text());
                yield scenario.after(message);
            }
            case Step.Question question -> {
                say(question.text());
                conversation = conversation.waitingAt(new Conversation.Waiting(scenario.version(), question.key()));
                yield Optional.empty();
            }
            case Step.Condition condition ->
                scenario.step(
                        condition.test().holds(conversation.variables()) ? condition.then() : condition.otherwise());
            case Step.SetVariable set -> {
                conversation = conversation.remembering(set.variable(), filled(set.value()));
                yield scenario.after(set);
            }
            case Step.Jump jump -> scenario.step(jump.to());
            case Step.End _ -> Optional.empty();
        };
    }

    private void say(Text text) {
        String filled = filled(text.in(conversation.language(), program.standbyLanguage()));
        if (!filled.isBlank()) {
            effects.add(new Effect.Say(filled));
        }
    }

    private String filled(String text) {
        return Template.fill(text, conversation.variables());
    }
}
