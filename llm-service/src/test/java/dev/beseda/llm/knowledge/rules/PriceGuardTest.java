package dev.beseda.llm.knowledge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceGuardTest {
    private static final List<Price> PRICES = List.of(
            new Price(199_000, "RUB"), new Price(299_050, "RUB"), new Price(1_990, "USD"), new Price(200_000, "RUB"));

    private static PriceGuard.Guarded check(String text) {
        return PriceGuard.check(text, PRICES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Курс стоит 1990 ₽.",
                "Курс стоит 1 990 ₽.",
                "Курс стоит 1\u00a0990\u00a0руб.",
                "Курс стоит 1.990 рублей.",
                "Курс стоит 1,990 рублей.",
                "Курс стоит 1 990,00 руб. за месяц.",
                "Курс стоит **1990** ₽.",
                "Курс стоит 1990р.",
                "Курс стоит 1990 р/мес.",
                "Курс стоит 1990 p.",
                "Курс стоит ₽1990.",
                "Курс стоит RUB 1990.",
                "Курс стоит 1,99 тыс. руб.",
                "Курс стоит 2 тысячи рублей.",
                "Курс стоит 2к ₽.",
                "Курс стоит 2 т.р.",
                "Курс стоит 2 тысячи.",
                "Курс стоит 2990 рублей 50 копеек.",
                "Курс стоит 2990,50 ₽.",
                "Цена: 1990",
                "Цена: 1 990 записаться",
                "От 1990 до 2990,50 рублей.",
                "1990–2000 ₽",
                "It costs $19.90.",
                "It costs 19.90 USD a month.",
                "It costs 19.90 dollars.",
                "It costs 19 dollars 90 cents.",
                "The price is 19.90.",
            })
    void aPriceOfAProductMayBeStated(String text) {
        assertThat(check(text).foreign()).isEmpty();
        assertThat(check(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Курс стоит 1991 ₽.",
                "Курс стоит 1 9900 ₽.",
                "Курс стоит 11 990 ₽.",
                "Курс стоит 1990 $.",
                "Курс стоит €1990.",
                "Курс стоит 19.90 ₽.",
                "Курс стоит 1 990,50 руб.",
                "Курс стоит 1490 р.",
                "Курс стоит 1490р/мес.",
                "Курс стоит 1490 p.",
                "Курс стоит 1,5 тысячи рублей.",
                "Курс стоит 3к рублей.",
                "Курс стоит 3 т.р.",
                "Курс стоит 2 млн ₽.",
                "Курс стоит пять тысяч рублей.",
                "Курс стоит полторы тысячи рублей.",
                "It costs two hundred dollars.",
                "It costs twenty-five euros.",
                "Курс стоит 5 тысяч.",
                "От 990 до 1990 рублей.",
                "1990–3990 ₽",
                "1990 или 990 рублей",
                "Курс стоит 1990 рублей 50 копеек.",
                "Всего 50 копеек в день!",
                "Just 99 cents a day!",
                "Just 99¢ a day!",
                "Цена: 990",
                "Цена: 1 490 записаться",
                "Цена: 990-1 490 записаться",
                "Цена: 2 млн. всего",
                "Сейчас он стоит всего 990.",
                "Отдадим за 990!",
                "The price is 29.",
                "It costs only 5 per month.",
                "US$ 25 per month",
                "£25",
                "¥25",
                "Курс стоит `990` _рублей_.",
                "Курс стоит 99\u200b0 ₽.",
                "Курс стоит 9&nbsp;900 ₽.",
                "Курс стоит ９９０ ₽.",
                "Курс стоит ٩٩٠ ₽.",
                "990 (₽)",
                "[99] ₽",
                "Скидка 500 рублей",
                "100 usd",
                "100 евро",
                "15000 тенге",
                "| Курс | 990 ₽ |",
            })
    void anyOtherPriceIsTakenOut(String text) {
        var guarded = check(text);

        assertThat(guarded.foreign()).isNotEmpty();
        assertThat(guarded.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "В курсе 12 занятий по 45 минут, всего 9 часов.",
                "Старт 12.05.2026 в 10:30, группа до 20 человек.",
                "Скидка 10% действует 3 дня.",
                "У нас более 5 тысяч учеников.",
                "Видео в качестве 1080p и 4K.",
                "Стоимость зависит от 3 вещей.",
                "Звоните: +7 900 123-45-67.",
                "Курс за 3 месяца. Модель RX-990, заказ № 990.",
                "Стоит попробовать: 8 из 10 учеников довольны.",
                "Try 2 lessons for free, then choose 1 of 3 plans.",
                "See [1] for the price.",
                "Цена указана в источнике [2].",
                "Возьмите курс за интерес к делу [1, 3].",
                "Три раза в неделю, два преподавателя.",
            })
    void otherNumbersStay(String text) {
        assertThat(check(text).foreign()).isEmpty();
    }

    @Test
    void onlyTheSentenceWithTheForeignPriceGoes() {
        var guarded = check("Возьмите курс Java. Он стоит 990 руб. за месяц! Старт 12 мая.\nА курс Go стоит 1990 ₽.");

        assertThat(guarded.text()).isEqualTo("Возьмите курс Java. Старт 12 мая.\nА курс Go стоит 1990 ₽.");
        assertThat(guarded.foreign()).containsExactly("990 руб.");
        assertThat(guarded.isChanged()).isTrue();
    }

    @Test
    void withoutProductsNoPriceMayBeStated() {
        assertThat(PriceGuard.check("It is 5 USD. Or not.", List.of()).text()).isEqualTo("Or not.");
    }

    @Test
    void aPriceAsWeWriteItIsAlwaysAccepted() {
        for (var currency : List.of("RUB", "USD", "EUR", "JPY", "KZT")) {
            for (long minor : new long[] {0, 5, 99, 100, 1_990, 199_000, 1_234_567, 123_456_789}) {
                var price = new Price(minor, currency);

                assertThat(PriceGuard.check("Price: " + price.text(), List.of(price))
                                .foreign())
                        .as(price.text())
                        .isEmpty();
            }
        }
    }

    @Test
    void aPriceIsWrittenAsPeopleReadIt() {
        assertThat(new Price(199_000, "RUB").text()).isEqualTo("1\u00a0990\u00a0₽");
        assertThat(new Price(199_050, "RUB").text()).isEqualTo("1\u00a0990,50\u00a0₽");
        assertThat(new Price(1_990, "USD").text()).isEqualTo("19.90\u00a0USD");
        assertThat(new Price(500, "JPY").text()).isEqualTo("500\u00a0JPY");
        assertThat(Price.of(new BigDecimal("19.9"), "EUR")).isEqualTo(new Price(1_990, "EUR"));
    }
}
