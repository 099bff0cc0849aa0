package dev.beseda.bot.telegram.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.bot.bots.settings.BotCommand;
import dev.beseda.bot.bots.settings.BotProfile;
import dev.beseda.bot.bots.settings.MenuButton;
import dev.beseda.bot.telegram.wire.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The calls that make a bot look as it should: only what is new is said, and what is gone is taken back.
final class ProfileCalls {
    /// The place of what people see whose language has no text of its own.
    private static final String EVERYBODY = "";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// What the bot shows somewhere: the method that sets it, and the language it is for.
    private record Place(String method, String language) {}

    private ProfileCalls() {}

    static List<Method> between(BotProfile told, BotProfile wanted) {
        var before = shown(told);
        var after = shown(wanted);
        var gone = before.keySet().stream()
                .filter(place -> !after.containsKey(place))
                .map(ProfileCalls::takenBack);
        var said = after.entrySet().stream()
                .filter(shown -> !shown.getValue().equals(before.get(shown.getKey())))
                .map(shown -> new Method(shown.getKey().method(), shown.getValue()));
        return Stream.concat(gone, said).toList();
    }

    private static Map<Place, ObjectNode> shown(BotProfile profile) {
        Map<Place, ObjectNode> shown = new LinkedHashMap<>();
        var language = Objects.requireNonNullElse(profile.defaultLanguage(), EVERYBODY);
        if (profile.commands() != null) {
            commands(profile.commands(), language, shown);
        }
        if (profile.menuButton() != null) {
            var button = JSON.objectNode();
            button.set("menu_button", button(profile.menuButton()));
            shown.put(new Place("setChatMenuButton", EVERYBODY), button);
        }
        if (profile.description() != null) {
            texts("setMyDescription", "description", byLanguage(profile.description(), language), shown);
        }
        if (profile.shortDescription() != null) {
            texts(
                    "setMyShortDescription",
                    "short_description",
                    byLanguage(profile.shortDescription(), language),
                    shown);
        }
        return shown;
    }

    private static Method takenBack(Place place) {
        var arguments = arguments(place.language());
        return switch (place.method()) {
            case "setMyCommands" -> new Method("deleteMyCommands", arguments);
            case "setChatMenuButton" -> {
                arguments.putObject("menu_button").put("type", "default");
                yield new Method(place.method(), arguments);
            }
            default -> new Method(place.method(), arguments);
        };
    }

    private static void commands(List<BotCommand> commands, String standby, Map<Place, ObjectNode> shown) {
        var languages = new TreeSet<String>();
        commands.forEach(command -> languages.addAll(command.description().keySet()));
        if (!commands.isEmpty()) {
            languages.add(EVERYBODY);
        }
        for (var language : languages) {
            var arguments = arguments(language);
            var list = arguments.putArray("commands");
            for (var command : commands) {
                list.addObject()
                        .put("command", command.command())
                        .put("description", text(command.description(), language, standby));
            }
            shown.put(new Place("setMyCommands", language), arguments);
        }
    }

    private static void texts(String method, String field, Map<String, String> texts, Map<Place, ObjectNode> shown) {
        texts.forEach((language, text) ->
                shown.put(new Place(method, language), arguments(language).put(field, text)));
    }

    /// With what everybody else sees.
    private static Map<String, String> byLanguage(Map<String, String> texts, String standby) {
        var all = new LinkedHashMap<>(texts);
        if (!texts.isEmpty()) {
            all.put(EVERYBODY, text(texts, EVERYBODY, standby));
        }
        return all;
    }

    private static String text(Map<String, String> texts, String language, String standby) {
        return Stream.of(language, standby)
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::get)
                .orElseGet(() -> texts.values().iterator().next());
    }

    private static ObjectNode button(MenuButton button) {
        var json = JSON.objectNode().put("type", button.type().toString());
        if (button.type() == MenuButton.Type.WEB_APP) {
            json.put("text", button.text()).putObject("web_app").put("url", button.url());
        }
        return json;
    }

    private static ObjectNode arguments(String language) {
        var arguments = JSON.objectNode();
        return language.isEmpty() ? arguments : arguments.put("language_code", language);
    }
}
