package dev.beseda.bot.scenarios.fields;

import com.google.re2j.Pattern;
import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.kit.problems.BadField;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts for people as they are written: once, or as an object by language.
///
/// @param field what errors call the text
record WrittenText(String field, int longest) {
    private static final Pattern LANGUAGE = Pattern.compile(BotSettings.LANGUAGE);

    /// @param language of a text that is written once
    Text read(@Nullable Object written, String language) {
        return switch (written) {
            case String one -> new Text(Map.of(language, checked(field, one)));
            case Map<?, ?> many
            when !many.isEmpty() && many.size() <= BotSettings.MOST_LANGUAGES -> new Text(byLanguage(many));
            case null, default ->
                throw new BadField(field, "must be a text, or an object with a text for each language");
        };
    }

    private Map<String, String> byLanguage(Map<?, ?> texts) {
        Map<String, String> read = new LinkedHashMap<>();
        texts.forEach((language, text) -> {
            var place = field + "." + language;
            if (!LANGUAGE.matcher(String.valueOf(language)).matches()) {
                throw new BadField(place, BotSettings.LANGUAGE_MESSAGE);
            }
            read.put(String.valueOf(language), checked(place, text));
        });
        return read;
    }

    private String checked(String place, @Nullable Object text) {
        if (text instanceof String words && !words.isBlank() && words.length() <= longest && words.indexOf('\0') < 0) {
            return words;
        }
        throw new BadField(place, "must be a text of 1 to " + longest + " characters");
    }
}
