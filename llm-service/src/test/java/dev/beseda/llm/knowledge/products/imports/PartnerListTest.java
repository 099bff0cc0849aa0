package dev.beseda.llm.knowledge.products.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
}
