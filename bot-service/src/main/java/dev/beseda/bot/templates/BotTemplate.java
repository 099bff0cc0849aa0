package dev.beseda.bot.templates;

import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.files.BotFile;
import dev.beseda.kit.problems.BadField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a template says of itself: the field `template` of its file.
///
/// @param name what it is asked for by
/// @param languages that all of its texts are in
/// @param title by language
/// @param description by language
/// @param needs what an installation must have besides for all of it to work
public record BotTemplate(
        @Schema(examples = "survey") String name,
        @Schema(examples = "[\"en\", \"ru\"]") List<String> languages,

        @Schema(examples = "{\"en\": \"Survey\", \"ru\": \"Опрос\"}")
        Map<String, String> title,

        @Schema(examples = "{\"en\": \"Gets to know a person.\", \"ru\": \"Знакомится с человеком.\"}")
        Map<String, String> description,

        List<TemplateNeed> needs) {

    /// @throws BadField naming the line, when the file is no template
    static BotTemplate read(String name, String yaml) {
        var file = BotFile.parse(yaml);
        var written = file.template().orElseThrow(() -> new BadField("template", "is needed"));
        try {
            return read(name, Fields.of("", Map.of(), Surroundings.STORED).inside("template", written));
        } catch (BadField wrong) {
            throw file.located(wrong);
        }
    }

    private static BotTemplate read(String name, Fields fields) {
        var title = new TreeMap<>(fields.text("title").byLanguage());
        var description = new TreeMap<>(fields.text("description").byLanguage());
        var needs = needs(fields);
        fields.end();
        return new BotTemplate(name, List.copyOf(title.keySet()), title, description, needs);
    }

    private static List<TemplateNeed> needs(Fields fields) {
        int most = TemplateNeed.values().length;
        return fields.items("needs", most, (place, need) -> fields.oneOf(place, need, TemplateNeed.class));
    }
}
