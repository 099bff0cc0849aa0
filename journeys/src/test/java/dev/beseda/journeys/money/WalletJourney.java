package dev.beseda.journeys.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.demo.DemoConversation;
import dev.beseda.local.demo.DemoConversation.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Balance, promo code, Stars, something to buy and the statement, as `./beseda demo wallet` shows them: what the
/// file says of the ledger is what the ledger of the platform does.
class WalletJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Demo DEMO = Demo.ofTemplate(PLATFORM.api(), "wallet");

    private static DemoBot.Ready bot;

    @BeforeAll
    static void makeTheBot() {
        bot = new DemoBot(PLATFORM.api(), DEMO).ensure();
    }

    static Stream<Named<JsonNode>> conversations() {
        return bot.tests().stream().map(test -> Named.of(test.required("name").asText(), test));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void moneyComesAndGoesInTheChatAndTheBookIsRightAfterwards(JsonNode test) {
        var lines = play(test);

        assertThat(lines)
                .anyMatch(line -> line.speaker().equals("Bot") && line.text().contains("[invoice]"));
        assertThat(Book.faults(PLATFORM.api())).isEmpty();
    }

    private static List<Line> play(JsonNode test) {
        var lines = new ArrayList<Line>();
        var place = new DemoConversation.Place(PLATFORM.simulator(), PLATFORM.api(), DEMO, bot.id());
        new DemoConversation(place, lines::add).play(test);
        return lines;
    }
}
