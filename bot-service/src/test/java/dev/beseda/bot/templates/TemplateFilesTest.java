package dev.beseda.bot.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.bot.scenarios.files.TemplateFiles;
import dev.beseda.kit.problems.BadField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

/// What every template must be; that its conversation tests pass is seen by `FileCheckTest`.
class TemplateFilesTest {
    private static final String NAMES = "dev.beseda.bot.scenarios.files.TemplateFiles#NAMES";
    private static final Path FOLDER = Path.of("src/main/resources/templates");
    private static final Set<String> LANGUAGES = Set.of("ru", "en");

    /// What people read, wherever it stands.
    private static final Set<String> TEXTS =
            Set.of("title", "text", "label", "reask", "fallback_text", "instructions", "prompt", "short_description");

    @Test
    void eachFileOfTheFolderIsNamed() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(TemplateFiles.NAMES.stream()
                            .map(name -> name + ".yaml")
                            .toList());
        }
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void aTemplateTellsWhatItIsInRussianAndEnglish(String name) {
        var template = BotTemplate.read(name, TemplateFiles.text(name));

        assertThat(template.name()).isEqualTo(name);
        assertThat(template.languages()).containsExactly("en", "ru");
        assertThat(template.title()).containsOnlyKeys(LANGUAGES);
        assertThat(template.description()).containsOnlyKeys(LANGUAGES);
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void allThatPeopleReadIsThereInRussianAndEnglish(String name) {
        var incomplete = new ArrayList<String>();

        collectIncomplete(name, yaml(name), incomplete);

        assertThat(incomplete).isEmpty();
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void itsTestsAreHeldInBothLanguages(String name) {
        var languages = scenarios(name).stream()
                .flatMap(scenario -> list(scenario.get("tests")).stream())
                .map(test -> String.valueOf(((Map<?, ?>) test.get("given")).get("language")));

        assertThat(languages).contains("ru", "en").isSubsetOf("ru", "en");
    }

    @ParameterizedTest
    @FieldSource(NAMES)
    void whoTalksByItselfNeedsALanguageModel(String name) {
        var talks = ((Map<?, ?>) yaml(name).get("settings")).containsKey("llm");

        assertThat(BotTemplate.read(name, TemplateFiles.text(name)).needs())
                .isEqualTo(talks ? List.of(TemplateNeed.LANGUAGE_MODEL) : List.of());
    }

    @Test
    void aFileThatTellsNothingOfItselfOrTooMuchIsNoTemplate() {
        assertThatThrownBy(() -> BotTemplate.read("bad", "scenarios: []")).isInstanceOf(BadField.class);
        assertThatThrownBy(() -> BotTemplate.read("bad", """
                        template:
                          title: {en: Bad}
                          description: {en: Bad}
                          needs: [luck]
                        scenarios: []
                        """))
                .isInstanceOf(BadField.class)
                .hasMessageContaining("must be one of language_model");
    }

    private static void collectIncomplete(String place, Object node, List<String> incomplete) {
        if (node instanceof List<?> list) {
            for (int at = 0; at < list.size(); at++) {
                collectIncomplete("%s[%d]".formatted(place, at), list.get(at), incomplete);
            }
        } else if (node instanceof Map<?, ?> object) {
            boolean isText = object.keySet().stream().anyMatch(LANGUAGES::contains);
            if (isText && !object.keySet().equals(LANGUAGES)) {
                incomplete.add(place);
            }
            object.forEach((name, value) -> {
                if (TEXTS.contains(name) && !(value instanceof Map)) {
                    incomplete.add(place + "." + name);
                }
                collectIncomplete(place + "." + name, value, incomplete);
            });
        }
    }

    private static List<Map<?, ?>> scenarios(String name) {
        return list(yaml(name).get("scenarios"));
    }

    private static List<Map<?, ?>> list(Object written) {
        return written instanceof List<?> items
                ? items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
                : List.of();
    }

    private static Map<String, Object> yaml(String name) {
        return new Yaml().load(TemplateFiles.text(name));
    }
}
