package dev.beseda.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
    @Test
    void theBotOfATemplateIsKnownAgainByItsNumber() {
        assertThat(Stream.of("survey", "coffee", "assistant", "wallet"))
                .map(name -> new Demo(name, Demo.token(name), "scenarios: []").number())
                .containsExactly(708_949_751L, 744_969_266L, 729_828_472L, 704_807_585L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | {\"steps\": [{\"person\": \"Hi\"}, {\"after\": \"3s\"}, {\"bot\": \"*\"}]}",
                "false | {\"steps\": [{\"person\": \"Hi\"}, {\"after\": \"1d\"}]}",
                "false | {\"steps\": [{\"answers\": {\"status\": 200}}]}",
                "false | {\"given\": {\"variables\": {\"age\": 3}}, \"steps\": []}"
            })
    void aTestIsPlayedWhenNobodyWaitsForLongAndNothingIsMadeUp(boolean expected, String test) throws Exception {
        assertThat(DemoConversation.isPlayable(new ObjectMapper().readTree(test)))
                .isEqualTo(expected);
    }
}
