package dev.beseda.bot.scenarios.files;

import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.kit.problems.BadField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One scenario or a whole bot as a YAML file: `{template?, settings?, scenarios: […]}`, or the fields of a single
/// scenario. What a template says of itself is nothing to the bot that is made of it.
/// It is read in two steps, since scenarios name each other.
public final class BotFile {
    private static final int MOST_SCENARIOS = 200;
    private static final String SCENARIOS = "scenarios";
    private static final String SETTINGS = "settings";
    private static final String TEMPLATE = "template";

    private final YamlReader.Document document;

    private BotFile(YamlReader.Document document) {
        this.document = document;
    }

    /// @throws BadField naming the line, when it is no YAML
    public static BotFile parse(String yaml) {
        return new BotFile(YamlReader.read(yaml));
    }

    /// The settings of the bot, if the file has any.
    public Optional<Map<?, ?>> settings() {
        return object(SETTINGS);
    }

    /// What the file says of itself, if it is a template.
    public Optional<Map<?, ?>> template() {
        return object(TEMPLATE);
    }

    /// The names of its scenarios, each once.
    public List<String> names() {
        var names = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var scenario : scenarios(new Surroundings("en", Map.of()))) {
            var name = name(scenario);
            if (!seen.add(name)) {
                throw located(scenario.wrong("name", "is the name of another scenario of the file: " + name));
            }
            names.add(name);
        }
        return names;
    }

    /// @param language of texts that name none
    /// @param names all scenarios of the bot, those of the file too
    public List<ScenarioFile> scenarios(String language, Map<String, UUID> names) {
        try {
            var around = new Surroundings(language, names);
            return scenarios(around).stream().map(ScenarioFile::read).toList();
        } catch (BadField wrong) {
            throw located(wrong);
        }
    }

    /// The line at which a field stands.
    public int line(String field) {
        return document.line(field);
    }

    /// Whether it is the file of one scenario.
    public boolean isSingle() {
        return !document.fields().containsKey(SCENARIOS);
    }

    public BadField located(BadField wrong) {
        return document.located(wrong);
    }

    public static String write(Map<String, Object> scenario) {
        return YamlWriter.write(scenario);
    }

    public static String write(Map<String, Object> settings, List<Map<String, Object>> scenarios) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(SETTINGS, settings);
        fields.put(SCENARIOS, scenarios);
        return YamlWriter.write(fields);
    }

    private Optional<Map<?, ?>> object(String field) {
        return switch (document.fields().get(field)) {
            case null -> Optional.empty();
            case Map<?, ?> object -> Optional.of(object);
            default -> throw located(new BadField(field, "must be an object"));
        };
    }

    private String name(Fields scenario) {
        try {
            return scenario.words("name", ScenarioFile.LONGEST_NAME);
        } catch (BadField wrong) {
            throw located(wrong);
        }
    }

    private List<Fields> scenarios(Surroundings surroundings) {
        try {
            var root = Fields.of("", document.fields(), surroundings);
            if (isSingle()) {
                return List.of(root);
            }
            var scenarios = root.items(SCENARIOS, MOST_SCENARIOS, root::inside);
            root.skip(SETTINGS);
            root.skip(TEMPLATE);
            root.end();
            return scenarios;
        } catch (BadField wrong) {
            throw located(wrong);
        }
    }
}
