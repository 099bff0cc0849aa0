package dev.beseda.bot.telegram.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.Markup.Action;
import dev.beseda.bot.telegram.rules.calls.Markup.InlineButton;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import dev.beseda.bot.telegram.rules.calls.Split;
import dev.beseda.bot.telegram.streaming.rules.ReplyPreview;
import dev.beseda.bot.telegram.text.Markdown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewRendererTest {
    private static RichText looks(String markdown) {
        return PreviewRenderer.of(new ReplyPreview.SoFar(markdown), "en");
    }

    @Test
    void whatIsWrittenSoFarIsFormatted() {
        assertThat(looks("Hello **world**"))
                .isEqualTo(new RichText("Hello world", List.of(new Span(Span.Kind.BOLD, 6, 5))));
        assertThat(looks("Hello **wor")).isEqualTo(new RichText("Hello wor", List.of(new Span(Span.Kind.BOLD, 6, 3))));
    }

    @Test
    void nobodySeesMarksComeAndGo() {
        var whole = """
                ## **Кофе** в турке

                Вам, *дорогая* Анна, ~~не~~ нужны `2 * 3` ложки ([список](https://example.com/a_b)):

                1. **Кофе – *мелко* смолотый**, `помол 0`
                2. Вода

                - *один*
                - **два**

                > Дайте *постоять*.""";

        for (int end = 1; end <= whole.length(); end++) {
            assertThat(looks(whole.substring(0, end)).text().replace("2 * 3", ""))
                    .as(whole.substring(0, end))
                    .doesNotContain("*", "`", "~~", "](", "#");
        }
        assertThat(looks(whole)).isEqualTo(Markdown.read(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "word ", "слово\n", "😀", "**x** ", "- x\n"})
    void ofALongTextTheBeginningIsShown(String piece) {
        for (int length : new int[] {Split.LONGEST - 1, Split.LONGEST + 1, 5_000, 20_000, 100_000}) {
            var shown = looks(piece.repeat(length / piece.length() + 1));

            assertThat(shown.text()).hasSizeLessThanOrEqualTo(Split.LONGEST);
            assertThat(shown.spans())
                    .allMatch(span -> span.end() <= shown.text().length());
            assertThat(length <= 5_000 || shown.text().endsWith("…")).isTrue();
            assertThat(shown.text().codePoints()).noneMatch(unit -> unit >= 0xD800 && unit <= 0xDFFF);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | ru | Вы в очереди, перед вами: 3",
                "0 | ru | Вы следующий в очереди.",
                "3 | en | You are in the queue, ahead of you: 3",
                "0 | de | You are next."
            })
    void whoeverWaitsIsToldTheirPlace(int ahead, String language, String said) {
        assertThat(PreviewRenderer.of(new ReplyPreview.Queue(ahead), language)).isEqualTo(RichText.plain(said));
    }

    @Test
    void theButtonNamesTheTicketInFewLetters() {
        assertThat(PreviewRenderer.stopButton(71, "ru"))
                .isEqualTo(new Markup.InlineKeyboard(
                        List.of(List.of(new InlineButton("⏹ Стоп", new Action.Callback("stop:1z"))))));
    }
}
