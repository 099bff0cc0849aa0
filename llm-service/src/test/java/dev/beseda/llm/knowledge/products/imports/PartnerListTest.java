package dev.beseda.llm.knowledge.products.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerListTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final FieldPointers FIELDS = new FieldPointers(
            "/id",
            "/title",
            "/about",
            "/price/amount",
            null,
            "/price/currency",
            "RUB",
            "/link",
            "/tags",
            "/stock",
            Map.of("colour", "/more/colour"));

    private static List<PartnerList.Item> read(String body) {
        return new PartnerList(FIELDS, 3).read(JSON, body, "/items");
    }

    @Test
    void aProductIsReadByThePointers() {
        var item = read("""
                {"items": [{"id": 7, "title": "Чайник", "about": "Красный", "price": {"amount": 19.90, "currency": "EUR"},
                  "link": "https://shop.example/7", "tags": ["кухня", 5, {}], "stock": 0, "more": {"colour": "red"}}]}
                """).getFirst();

        assertThat(item.externalId()).isEqualTo("7");
        assertThat(item.draft().name()).isEqualTo("Чайник");
        assertThat(item.draft().priceMinor()).isEqualTo(1990);
        assertThat(item.draft().currency()).isEqualTo("EUR");
        assertThat(item.draft().tagList()).containsExactly("кухня", "5");
        assertThat(item.draft().isAvailable()).isFalse();
        assertThat(item.draft().attributes()).containsEntry("colour", "red");
    }

    @Test
    void aPriceMayBeATextAndItsCurrencyTheUsualOne() {
        var item = read("{\"items\": [{\"id\": \"a\", \"title\": \"A\", \"price\": {\"amount\": \"1 990,50\"}}]}")
                .getFirst();

        assertThat(item.draft().priceMinor()).isEqualTo(199_050);
        assertThat(item.draft().currency()).isEqualTo("RUB");
        assertThat(item.draft().isAvailable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>| not JSON",
                "{}| no list",
                "{\"items\": {}}| no list",
                "{\"items\": []}| empty",
                "{\"items\": [{\"title\": \"A\"}]}| no id",
                "{\"items\": [{\"id\": 1, \"title\": \" \"}]}| no name",
                "{\"items\": [{\"id\": 1, \"title\": \"A\", \"price\": {\"amount\": \"dear\"}}]}| price in item 1",
                "{\"items\": [{\"id\": 1, \"title\": \"A\", \"price\": {\"amount\": 0.001}}]}| price in item 1",
                "{\"items\": [{\"id\": 1, \"title\": \"A\", \"price\": {\"amount\": 1, \"currency\": \"???\"}}]}| currency",
                "{\"items\": [{\"id\": 1, \"title\": \"A\"}, {\"id\": \"1\", \"title\": \"B\"}]}| Two items",
                "{\"items\": [1, 2, 3, 4]}| has 4 products",
            })
    void aListThatIsNotWholeIsNotTaken(String body, String why) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnusableList.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": 1e9999999999999, \"title\": \"A\"}| is not JSON",
                "{\"id\": 1e999999999, \"title\": \"A\"}| /id\" has more than 40 digits",
                "{\"id\": 1, \"title\": -1e-999999999}| /title\" has more than 40 digits",
                "{\"id\": 1, \"title\": \"A\", \"price\": {\"amount\": \"1e999999999\"}}| price in item 1",
                "{\"id\": 1, \"title\": \"A\", \"more\": {\"colour\": 1e999999999}}| /more/colour\" has",
            })
    void aNumberIsNotWrittenOutWithABillionDigits(String item, String why) {
        assertThatThrownBy(() -> read("{\"items\": [" + item + "]}"))
                .isInstanceOf(UnusableList.class)
                .hasMessageContaining(why);
    }

    @Test
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    void howManyThereAreAndTagsMayBeAnyNumber() {
        var item = read("""
                {"items": [{"id": 1, "title": "A", "stock": 1e999999999, "tags": [1e999999999]}]}
                """).getFirst();

        assertThat(item.draft().isAvailable()).isTrue();
        assertThat(item.draft().tagList()).containsExactly("1E+999999999");
    }
}
