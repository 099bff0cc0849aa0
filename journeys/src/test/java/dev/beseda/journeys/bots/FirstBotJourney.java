package dev.beseda.journeys.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.SimulatedChat;
import dev.beseda.local.processes.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The bot of somebody's `.env`: it is there when all is up.
@Tag(TestPlatform.BREAKABLE)
class FirstBotJourney {
    private static final TestPlatform PLATFORM = TestPlatform.breakable();
    private static final long NUMBER = 7_600_000_001L;
    private static final String WRONG = NUMBER + ":not-what-botfather-gave";

    @Test
    void itAnswersAndIsTheSameAfterTheNextStart() {
        var made = firstBots();
        assertThat(made)
                .singleElement()
                .satisfies(bot -> assertThat(bot.required("delivery").asText()).isEqualTo("polling"));
        assertThat(answerOfTheBot()).isEqualTo("Welcome! What is your name?");

        PLATFORM.restart("bot").run();

        assertThat(firstBots()).isEqualTo(made);
        assertThat(answerOfTheBot()).isEqualTo("Welcome! What is your name?");
    }

    @Test
    void aWrongTokenStopsTheStartWithASentence() {
        var wrong = PLATFORM.another("bot", Map.of("TELEGRAM_BOT_TOKEN", WRONG));
        try {
            wrong.start();

            assertThatThrownBy(wrong::awaitReady)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("stopped while it was starting")
                    .hasMessageContaining("TELEGRAM_BOT_TOKEN is not known to Telegram")
                    .hasMessageNotContaining("not-what-botfather-gave");
        } finally {
            wrong.stop(Duration.ZERO);
        }
    }

    private static String answerOfTheBot() {
        var ada = SimulatedChat.begin(PLATFORM.simulator(), TestPlatform.FIRST_BOT, "Ada", "en");
        ada.write("/start");
        return ada.hear(TestPlatform.PATIENCE).orElseThrow().text();
    }

    private static List<JsonNode> firstBots() {
        return PLATFORM.api()
                .get("/api/bots?limit=200")
                .required("items")
                .valueStream()
                .filter(bot -> bot.required("telegram_id").asLong() == NUMBER)
                .toList();
    }
}
