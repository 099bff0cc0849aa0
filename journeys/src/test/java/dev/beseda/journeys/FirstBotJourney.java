package dev.beseda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.house.House;
import dev.beseda.local.demo.SimulatedChat;
import dev.beseda.local.processes.StartFailure;
import dev.beseda.local.stack.StackSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bot of somebody's `.env`: it is there when all is up.
class FirstBotJourney {
    private static final String HOME = "first-bot";
    private static final String TOKEN = "7300000001:bot-of-the-settings";
    private static final String WRONG = "7300000001:not-what-botfather-gave";

    @Test
    void itAnswersAfterTheFirstStartIsTheSameAfterTheSecondAndAWrongTokenStopsWithASentence() {
        List<JsonNode> made;
        try (var house = House.start(HOME, settings -> settings.with("TELEGRAM_BOT_TOKEN", TOKEN))) {
            made = bots(house);
            var ada = SimulatedChat.begin(house.simulator(), TOKEN, "Ada", "en");
            ada.write("/start");
            assertThat(ada.hear(House.PATIENCE).orElseThrow().text()).isEqualTo("Welcome! What is your name?");
        }
        assertThat(made).singleElement().satisfies(bot -> {
            assertThat(bot.required("telegram_id").asLong()).isEqualTo(7_300_000_001L);
            assertThat(bot.required("delivery").asText()).isEqualTo("polling");
        });

        try (var house = House.start(HOME, settings -> again(settings, TOKEN))) {
            assertThat(bots(house)).isEqualTo(made);
        }

        assertThatThrownBy(() -> House.start(HOME, settings -> again(settings, WRONG)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("stopped while it was starting")
                .hasMessageContaining("TELEGRAM_BOT_TOKEN is not known to Telegram")
                .hasMessageNotContaining("not-what-botfather-gave");
    }

    private static StackSettings again(StackSettings settings, String token) {
        var told = settings.with("TELEGRAM_BOT_TOKEN", token);
        return new StackSettings(told.home(), told.ports(), told.outside(), told.replicas(), told.environment(), false);
    }

    private static List<JsonNode> bots(House house) {
        return house.api().get("/api/bots").required("items").valueStream().toList();
    }
}
