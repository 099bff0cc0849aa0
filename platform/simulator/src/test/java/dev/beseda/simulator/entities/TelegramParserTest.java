package dev.beseda.simulator.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our parsers against Telegram's own, text by text: the same entities, or the same fault in the same words.
class TelegramParserTest {
    private static final int TEXTS = 20_000;
    private static Optional<TelegramParser> telegram = Optional.empty();

    @BeforeAll
    static void load() {
        telegram = TelegramParser.find();
    }

    @Test
    void aLibraryThatNobodyHasLookedAtIsNotLoaded(@TempDir Path folder) throws IOException {
        var library = Files.writeString(folder.resolve("libtdjson.so"), "something else");

        assertThatThrownBy(() -> TelegramParser.load(library)).hasMessageContaining("it is not loaded");
    }

    @ParameterizedTest
    @CsvSource({"HTML, 1", "HTML, 2", "MarkdownV2, 3", "MarkdownV2, 4", "Markdown, 5"})
    void weReadWhatTelegramReads(String mode, long seed) {
        assumeTrue(telegram.isPresent(), "TDLib cannot be had from npm here: its parser is not compared with ours");
        var texts = new NastyTexts(mode.equals("HTML") ? NastyTexts.HTML : NastyTexts.MARKDOWN, seed);
        var differences = new ArrayList<String>();
        int good = 0;

        for (int count = 0; count < TEXTS; count++) {
            var text = texts.next();
            var theirs = shown(telegram.get().parse(text, parseMode(mode)));
            var ours = shown(text, mode);
            good += theirs.startsWith("Can't") ? 0 : 1;
            if (!ours.equals(theirs)) {
                differences.add("%s%n  ours   %s%n  theirs %s".formatted(Json.tree(text), ours, theirs));
            }
        }

        assertThat(differences).isEmpty();
        assertThat(good).as("texts that can be read").isGreaterThan(TEXTS / 20);
    }

    private static ObjectNode parseMode(String mode) {
        return mode.equals("HTML")
                ? Json.object().put("@type", "textParseModeHTML")
                : Json.object().put("@type", "textParseModeMarkdown").put("version", mode.equals("Markdown") ? 1 : 2);
    }

    private static String shown(String text, String mode) {
        try {
            var read = EntityParser.parse(text, mode);
            var entities = new ArrayList<String>();
            read.entities()
                    .forEach(entity ->
                            entities.add(shownEntity(entity, entity.path("type").asText())));
            return read.text() + entities;
        } catch (EntityFault fault) {
            return "Can't parse entities: " + fault.getMessage();
        }
    }

    private static String shownEntity(JsonNode entity, String type) {
        var details = List.of("url", "language", "custom_emoji_id", "unix_time").stream()
                .map(name -> entity.path(name).asText())
                .reduce(entity.at("/user/id").asText(), String::concat);
        return "%s %d %d %s"
                .formatted(
                        type,
                        entity.path("offset").asInt(),
                        entity.path("length").asInt(),
                        details);
    }

    /// TDLib's names for the same.
    private static String shown(JsonNode theirs) {
        if (theirs.path("@type").asText().equals("error")) {
            return theirs.path("message").asText();
        }
        var entities = new ArrayList<String>();
        theirs.path("entities").forEach(entity -> {
            var kind = entity.path("type");
            var details = List.of("user_id", "url", "language", "custom_emoji_id", "unix_time").stream()
                    .map(name -> kind.path(name).asText())
                    .reduce("", String::concat);
            entities.add("%s %d %d %s"
                    .formatted(
                            type(kind.path("@type").asText()),
                            entity.path("offset").asInt(),
                            entity.path("length").asInt(),
                            details));
        });
        return theirs.path("text").asText() + entities;
    }

    private static String type(String theirs) {
        var name = theirs.replaceFirst("^textEntityType", "");
        return switch (name) {
            case "BlockQuote" -> "blockquote";
            case "ExpandableBlockQuote" -> "expandable_blockquote";
            case "PreCode" -> "pre";
            case "TextUrl" -> "text_link";
            case "MentionName" -> "text_mention";
            case "CustomEmoji" -> "custom_emoji";
            case "DateTime", "FormattedDate" -> "date_time";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
