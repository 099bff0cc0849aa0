package dev.beseda.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
    @Test
    void eachDemoIsABotOfItsOwn() {
        assertThat(Demo.NAMES)
                .map(name -> Demo.called(name).orElseThrow())
                .allSatisfy(demo -> assertThat(demo.file()).contains("scenarios:"))
                .extracting(Demo::token)
                .doesNotHaveDuplicates();
    }

    @Test
    void thereIsNoDemoOutsideOfItsFolder() {
        assertThat(Demo.called("../simplelogger")).isEmpty();
        assertThat(Demo.called("unknown")).isEmpty();
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
