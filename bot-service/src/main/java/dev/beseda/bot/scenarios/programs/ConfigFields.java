package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.bots.BotSettings;
import dev.beseda.bot.engine.Text;
import dev.beseda.kit.web.BadField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of a step's `config`, read one by one; what is missing, unknown or of another kind is named.
final class ConfigFields {
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}\\p{N}_]{1,64}");
    private static final Pattern KEY = Pattern.compile(StepConfig.KEY);
    private static final Pattern LANGUAGE = Pattern.compile(BotSettings.LANGUAGE);

    private final Map<String, Object> unread;

    ConfigFields(Map<String, Object> config) {
        this.unread = new LinkedHashMap<>(config);
    }

    /// A text for people: written once in `language`, or in several languages.
    Text text(String name, String language) {
        return switch (take(name)) {
            case String one -> new Text(Map.of(language, checked(name, one)));
            case Map<?, ?> many
            when !many.isEmpty() && many.size() <= BotSettings.MOST_LANGUAGES -> new Text(byLanguage(name, many));
            default -> throw wrong(name, "must be a text, or an object with a text for each language");
        };
    }

    /// A text for people, or none.
    Text optionalText(String name, String language) {
        return unread.containsKey(name) ? text(name, language) : new Text(Map.of());
    }

    Optional<String> optionalVariable(String name) {
        return unread.containsKey(name) ? Optional.of(variable(name)) : Optional.empty();
    }

    String variable(String name) {
        return matching(name, VARIABLE, "must be 1 to 64 letters, digits or _");
    }

    /// The key of another step; whether it exists is asked when the scenario is published.
    String key(String name) {
        return matching(name, KEY, "must be the key of a step: " + StepConfig.KEY_MESSAGE);
    }

    String value(String name) {
        return optionalValue(name).orElseThrow(() -> wrong(name, "is needed"));
    }

    Optional<String> optionalValue(String name) {
        return switch (unread.remove(name)) {
            case null -> Optional.empty();
            case String value
            when value.length() <= BotSettings.LONGEST_TEXT && value.indexOf('\0') < 0 -> Optional.of(value);
            default -> throw wrong(name, "must be a text of at most " + BotSettings.LONGEST_TEXT + " characters");
        };
    }

    /// Nothing may be left over.
    void end() {
        unread.keySet().stream().findFirst().ifPresent(name -> {
            throw wrong(name, "is not a known field of this step type");
        });
    }

    static BadField wrong(String name, String sentence) {
        return new BadField("config." + name, sentence);
    }

    private Object take(String name) {
        Object value = unread.remove(name);
        if (value == null) {
            throw wrong(name, "is needed");
        }
        return value;
    }

    private String matching(String name, Pattern pattern, String sentence) {
        if (take(name) instanceof String text && pattern.matcher(text).matches()) {
            return text;
        }
        throw wrong(name, sentence);
    }

    private static Map<String, String> byLanguage(String name, Map<?, ?> texts) {
        Map<String, String> read = new LinkedHashMap<>();
        texts.forEach((language, text) -> {
            var field = name + "." + language;
            if (!LANGUAGE.matcher(String.valueOf(language)).matches()) {
                throw wrong(field, BotSettings.LANGUAGE_MESSAGE);
            }
            read.put(String.valueOf(language), checked(field, text));
        });
        return read;
    }

    private static String checked(String field, @Nullable Object text) {
        if (text instanceof String words
                && !words.isBlank()
                && words.length() <= BotSettings.LONGEST_TEXT
                && words.indexOf('\0') < 0) {
            return words;
        }
        throw wrong(field, "must be a text of 1 to " + BotSettings.LONGEST_TEXT + " characters");
    }
}
