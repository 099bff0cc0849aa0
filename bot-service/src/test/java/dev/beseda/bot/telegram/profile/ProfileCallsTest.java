package dev.beseda.bot.telegram.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.bots.settings.BotCommand;
import dev.beseda.bot.bots.settings.BotProfile;
import dev.beseda.bot.bots.settings.MenuButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileCallsTest {
    private static final BotCommand START = new BotCommand("start", Map.of("ru", "Начать", "en", "Begin"));
    private static final BotCommand HELP = new BotCommand("help", Map.of("ru", "Помощь"));

    @Test
    void commandsAreSaidInEachLanguageAndToEverybodyElse() {
        var calls = said(BotProfile.UNSAID, commands(START, HELP));

        assertThat(calls)
                .containsExactly(
                        "setMyCommands {\"commands\":[{\"command\":\"start\",\"description\":\"Начать\"},"
                                + "{\"command\":\"help\",\"description\":\"Помощь\"}]}",
                        "setMyCommands {\"language_code\":\"en\",\"commands\":[{\"command\":\"start\",\"description\":\"Begin\"},"
                                + "{\"command\":\"help\",\"description\":\"Помощь\"}]}",
                        "setMyCommands {\"language_code\":\"ru\",\"commands\":[{\"command\":\"start\",\"description\":\"Начать\"},"
                                + "{\"command\":\"help\",\"description\":\"Помощь\"}]}");
    }

    @Test
    void whatTelegramKnowsIsNotSaidAgain() {
        assertThat(said(commands(START, HELP), commands(START, HELP))).isEmpty();
    }

    @Test
    void whatIsGoneIsTakenBack() {
        var calls = said(commands(START), commands(HELP));

        assertThat(calls)
                .contains("deleteMyCommands {\"language_code\":\"en\"}")
                .hasSize(3);
        assertThat(said(commands(START), BotProfile.UNSAID))
                .containsExactlyInAnyOrder(
                        "deleteMyCommands {}",
                        "deleteMyCommands {\"language_code\":\"en\"}",
                        "deleteMyCommands {\"language_code\":\"ru\"}");
    }

    @Test
    void aMenuButtonOpensAWebAppAndGoesBackToTheUsual() {
        var app = new BotProfile(
                "ru", null, new MenuButton(MenuButton.Type.WEB_APP, "Shop", "https://shop.example"), null, null);

        assertThat(said(BotProfile.UNSAID, app))
                .containsExactly("setChatMenuButton {\"menu_button\":{\"type\":\"web_app\",\"text\":\"Shop\","
                        + "\"web_app\":{\"url\":\"https://shop.example\"}}}");
        assertThat(said(app, BotProfile.UNSAID))
                .containsExactly("setChatMenuButton {\"menu_button\":{\"type\":\"default\"}}");
    }

    @Test
    void descriptionsHaveTheirMethods() {
        var described = new BotProfile("en", null, null, Map.of("en", "Long"), Map.of("en", "Short"));

        assertThat(said(BotProfile.UNSAID, described))
                .containsExactlyInAnyOrder(
                        "setMyDescription {\"description\":\"Long\"}",
                        "setMyDescription {\"language_code\":\"en\",\"description\":\"Long\"}",
                        "setMyShortDescription {\"short_description\":\"Short\"}",
                        "setMyShortDescription {\"language_code\":\"en\",\"short_description\":\"Short\"}");
    }

    private static BotProfile commands(BotCommand... commands) {
        return new BotProfile("ru", List.of(commands), null, null, null);
    }

    private static List<String> said(BotProfile told, BotProfile wanted) {
        return ProfileCalls.between(told, wanted).stream()
                .map(call -> call.name() + " " + call.arguments())
                .toList();
    }
}
