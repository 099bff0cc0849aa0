package dev.beseda.llm.knowledge.products.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.testkit.readers.CostGrowth;
import dev.beseda.testkit.readers.HostileTexts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a partner answers, its list is read in a time in proportion to its length, or refused in a sentence.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileListsTest {
    private static final long SEED = 20261129;
    private static final int SIZE = 20_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final FieldPointers FIELDS = new FieldPointers(
            "/id", "/title", "/about", "/price", null, null, "RUB", "/link", "/tags", "/stock", Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|[|",
                "|{\"a\":|",
                "{\"items\":[{\"id\":|9|}]}",
                "{\"items\":[{\"id\":1e|9|}]}",
                "{\"items\":[{\"id\":\"1\",\"title\":\"a\",\"price\":\"| |1\"}]}",
                "{\"items\":[{\"id\":\"1\",\"title\":\"a\",\"link\":\"https://|a|\"}]}",
                "{\"items\":[{\"id\":\"1\",\"title\":\"a\",\"tags\":[|\"t\",|\"t\"]}]}",
                "{\"items\":[|{},|{}]}",
                "\"|\\u0000|\"",
                "|\"|"
            })
    void aListIsReadInLinearTime(String shape) {
        CostGrowth.isLinear(SIZE, size -> HostileTexts.repeated(shape, size), HostileListsTest::read);
    }

    @Test
    void aListThatNobodyWritesIsReadOrRefused() {
        new HostileTexts(
                        SEED,
                        "{\"id\":1",
                        "{\"id\":\"a\",\"title\":\"b\"",
                        ",\"price\":",
                        ",\"title\":\"c\"",
                        ",\"tags\":[",
                        ",\"stock\":",
                        ",\"link\":\"https://a\"",
                        "1e400",
                        "-1e999999999",
                        "0.5",
                        "\"1 000,5\"",
                        "null",
                        "true",
                        "[",
                        "]",
                        "{",
                        "}",
                        "},",
                        "\"")
                .each(20_000, text -> {
                    read(text);
                    read("{\"items\":[" + text + "}]}");
                });
    }

    private static void read(String body) {
        try {
            assertThat(new PartnerList(FIELDS, 100_000).read(JSON, body, "/items"))
                    .isNotEmpty();
        } catch (UnusableList refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(1_000);
        }
    }
}
