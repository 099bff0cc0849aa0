package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.answers.ExpectedAnswer.Option;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The options of a choice: `["Yes", {label, value?, to?}]`. Without a value an option is worth what it says.
final class OptionConfig {
    /// Publishing refuses more than Telegram shows: this limit only keeps a draft in bounds.
    private static final int MOST_OPTIONS = 200;

    private static final int LONGEST_VALUE = 256;

    private OptionConfig() {}

    /// @param routes is told where to go on after an option that says so
    static List<Option> read(Fields fields, Map<String, String> routes) {
        var values = new HashSet<String>();
        return fields.items("options", MOST_OPTIONS, (place, written) -> {
            var option = written instanceof String
                    ? option(fields.label(place, written), Optional.empty(), fields)
                    : fields.object(place, written, object -> option(object, routes));
            if (!values.add(option.value())) {
                throw fields.wrong(place + ".value", "is the value of another option: " + option.value());
            }
            return option;
        });
    }

    static FieldWriter write(Option option, Map<String, String> routes, FieldWriter fields) {
        return fields.put("label", option.label())
                .put("value", option.value())
                .put("to", Optional.ofNullable(routes.get(option.value())));
    }

    private static Option option(Fields fields, Map<String, String> routes) {
        var option = option(fields.label("label"), fields.optionalWords("value", LONGEST_VALUE), fields);
        fields.optional("to", fields::key).ifPresent(key -> routes.put(option.value(), key));
        return option;
    }

    private static Option option(Text label, Optional<String> value, Fields fields) {
        var sorted = new TreeMap<>(label.byLanguage());
        var first = sorted.firstEntry().getValue();
        return new Option(
                label,
                value.orElseGet(() -> sorted.getOrDefault(fields.surroundings().language(), first)));
    }
}
