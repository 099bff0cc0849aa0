package dev.beseda.bot.engine.program;

import dev.beseda.bot.engine.patterns.Effort;
import dev.beseda.bot.engine.texts.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// All that a bot does by itself: its live scenarios and what it does when none of them has an answer.
///
/// @param fallback what it says then; a bot that talks says it only when its language model can't
/// @param talks whether a language model answers then
public record Program(String standbyLanguage, Text fallback, boolean talks, List<Scenario> live) {
    public Program {
        live = List.copyOf(live);
    }

    /// Of a bot without a language model.
    public Program(String standbyLanguage, Text fallback, List<Scenario> live) {
        this(standbyLanguage, fallback, false, live);
    }

    public Optional<Scenario> scenario(UUID id) {
        return live.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /// A deep link is closer than its command.
    public Optional<Scenario> begunByCommand(String name, String argument) {
        return first(new Trigger.DeepLink(argument))
                .filter(linked -> name.equals("start"))
                .or(() -> first(new Trigger.Command(name)));
    }

    /// Just this text is closer than a regular expression.
    public Optional<Scenario> begunBy(String text, Effort effort) {
        return first(trigger -> trigger instanceof Trigger.Phrase(var phrase)
                        && phrase.strip().equalsIgnoreCase(text.strip()))
                .or(() -> first(trigger -> trigger instanceof Trigger.Pattern(var regex) && regex.isIn(text, effort)));
    }

    public Optional<Scenario> begunByEvent(String name) {
        return first(new Trigger.Event(name));
    }

    /// The last resort.
    public Optional<Scenario> begunByAnything() {
        return first(new Trigger.AnyMessage());
    }

    private Optional<Scenario> first(Trigger trigger) {
        return first(trigger::equals);
    }

    private Optional<Scenario> first(Predicate<Trigger> fits) {
        return live.stream().filter(scenario -> fits.test(scenario.trigger())).findFirst();
    }
}
