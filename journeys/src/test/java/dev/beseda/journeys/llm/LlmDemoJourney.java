package dev.beseda.journeys.llm;

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

/// A language model of the simulator answers at the end of the survey, as `./beseda demo assistant` shows it.
class LlmDemoJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Demo DEMO = Demo.ofTemplate(PLATFORM.api(), "assistant")
            .withModelsOf(PLATFORM.stack().url("simulator"));

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
    void aReplyGrowsBeforeTheEyesOfWhoeverAskedForIt(JsonNode test) {
        var lines = play(test);

        assertThat(lines).filteredOn(line -> line.speaker().equals("…")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lines).anyMatch(line -> line.speaker().equals("Bot") && line.edits() > 0);
    }

    private static List<Line> play(JsonNode test) {
        var lines = new ArrayList<Line>();
        var place = new DemoConversation.Place(PLATFORM.simulator(), PLATFORM.api(), DEMO, bot.id());
        new DemoConversation(place, lines::add).play(test);
        return lines;
    }
}
