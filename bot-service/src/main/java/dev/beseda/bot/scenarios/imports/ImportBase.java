package dev.beseda.bot.scenarios.imports;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.kit.problems.Conflict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What must be known of a bot before a file can be read for it.
///
/// @param language of texts that name none, unless the file brings another one
/// @param names of the scenarios it has already
public record ImportBase(String language, Map<UUID, String> names) {
    public static final ImportBase OF_A_NEW_BOT = new ImportBase(BotSettings.FIRST_LANGUAGE, Map.of());

    public static ImportBase of(BotSettings settings, Map<UUID, String> names) {
        return new ImportBase(settings.defaultLanguage(), names);
    }

    /// The scenario that a file means by this name, if there is one.
    Optional<UUID> named(String name) {
        var same = names.entrySet().stream()
                .filter(scenario -> scenario.getValue().equals(name))
                .map(Map.Entry::getKey)
                .toList();
        if (same.size() > 1) {
            throw new Conflict(
                    "ambiguous-name", "Several scenarios of the bot are called %s: rename them".formatted(name));
        }
        return same.stream().findFirst();
    }

    /// Which scenario a name means: those that share one have none.
    Map<String, UUID> unique() {
        var unique = new HashMap<String, UUID>();
        names.entrySet().stream()
                .collect(Collectors.groupingBy(Map.Entry::getValue))
                .forEach((name, same) -> {
                    if (same.size() == 1) {
                        unique.put(name, same.getFirst().getKey());
                    }
                });
        return unique;
    }
}
