package dev.beseda.bot.engine;

import java.util.List;
import java.util.Optional;

/// All that a bot does by itself: its live scenarios and what it says when none of them has an answer.
public record Program(String standbyLanguage, Text fallback, List<Scenario> live) {
    public Program {
        live = List.copyOf(live);
    }

    /// The live scenario that `happening` begins; a deep link is closer than its command, any message is the last
    /// resort.
    Optional<Scenario> begunBy(Happening happening) {
        return switch (happening) {
            case Happening.Commanded command ->
                first(new Trigger.DeepLink(command.argument()), command.name().equals("start"))
                        .or(() -> first(new Trigger.Command(command.name()), true));
            case Happening.Wrote wrote ->
                live.stream()
                        .filter(scenario -> says(scenario.trigger(), wrote.text()))
                        .findFirst()
                        .or(() -> first(new Trigger.AnyMessage(), true));
            case Happening.Tapped _ -> Optional.empty();
            case Happening.DidOtherwise _ -> Optional.empty();
        };
    }

    private Optional<Scenario> first(Trigger trigger, boolean applies) {
        return applies
                ? live.stream()
                        .filter(scenario -> scenario.trigger().equals(trigger))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean says(Trigger trigger, String text) {
        return trigger instanceof Trigger.Phrase phrase && phrase.text().strip().equalsIgnoreCase(text.strip());
    }
}
