package dev.beseda.llm.memory.rules;

import static dev.beseda.llm.memory.rules.Talking.settings;
import static dev.beseda.llm.memory.rules.Talking.talk;
import static dev.beseda.llm.memory.rules.Talking.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Memory;
import dev.beseda.llm.memory.rules.Summing.Numbered;
import dev.beseda.llm.providers.rules.Tokens;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SummingTest {
    private static final LlmSettings SETTINGS = settings(talk(), "", new Memory(4_000, 20, false));

    @Test
    void theOlderHalfOfTheTurnsIsSummedUpWithTheSummaryBefore() {
        var summing = Summing.of("Ада ждёт посылку.", turns(10, 17), SETTINGS).orElseThrow();

        assertThat(summing.upTo()).isEqualTo(13);
        assertThat(summing.prompt().messages().getLast().text())
                .startsWith("<notes>\nАда ждёт посылку.\n</notes>\n<talk>\nPerson: Вопрос 10\nBot: Ответ 10\n")
                .endsWith("Person: Вопрос 13\nBot: Ответ 13\n</talk>");
    }

    @Test
    void oneTurnAloneStaysAsItIs() {
        assertThat(Summing.of("", turns(1, 1), SETTINGS)).isEmpty();
    }

    @Test
    void aModelThatWritesTooMuchIsCut() {
        var kept = Summing.kept("слово ".repeat(2_000), SETTINGS).orElseThrow();

        assertThat(Tokens.of(kept)).isEqualTo(500);
    }

    @Test
    void aModelThatWritesNothingLeavesNoSummary() {
        assertThat(Summing.kept(" \n", SETTINGS)).isEmpty();
    }

    private static List<Numbered> turns(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> new Numbered(number, turn("Вопрос " + number, "Ответ " + number)))
                .toList();
    }
}
