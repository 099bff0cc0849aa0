package dev.beseda.bot.telegram.rules.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    private static final String EMOJI = "😀";

    private static List<String> texts(String text) {
        return Split.split(RichText.plain(text)).stream().map(RichText::text).toList();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void aShortTextIsOneMessage() {
        assertThat(texts(" Привет, мир!\n")).containsExactly("Привет, мир!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \n"})
    void whereNothingIsSaidNothingIsSent(String text) {
        assertThat(texts(text)).isEmpty();
    }

    @Test
    void aTextOfTheGreatestLengthIsOneMessageAndOneMoreCharacterMakesTwo() {
        assertThat(texts("x".repeat(Split.LONGEST))).hasSize(1);
        assertThat(texts("x".repeat(Split.LONGEST + 1))).containsExactly("x".repeat(Split.LONGEST), "x");
    }

    @Test
    void aTextIsCutBetweenLinesThenBetweenWords() {
        var lines = "a b".repeat(1_000) + "\n" + "c d".repeat(1_000);
        var words = "a".repeat(3_000) + " " + "b".repeat(3_000);

        assertThat(texts(lines)).containsExactly("a b".repeat(1_000), "c d".repeat(1_000));
        assertThat(texts(words)).containsExactly("a".repeat(3_000), "b".repeat(3_000));
    }

    @Test
    void aLineThatWouldLeaveATinyMessageIsNotCutThere() {
        var pieces = texts("hi\n" + "x".repeat(5_000));

        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst()).hasSize(Split.LONGEST);
    }

    @Test
    void noCharacterIsHalved() {
        var pieces = texts("x" + EMOJI.repeat(5_000));

        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece).hasSizeLessThanOrEqualTo(Split.LONGEST).endsWith(EMOJI);
            assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
        });
        assertThat(String.join("", pieces)).isEqualTo("x" + EMOJI.repeat(5_000));
    }

    @Test
    void halfACharacterThatCameInDoesNotHoldTheCutUp() {
        var broken = "\uD83D".repeat(10_000);

        assertThat(String.join("", texts(broken))).isEqualTo(broken);
    }

    @Test
    void whateverTheTextItsMessagesTogetherSayItAll() {
        var parts = new String[] {"слово", " ", "\n", EMOJI, "x".repeat(700), "    ", "\n\n\n", "\uD83D", "e\u0301"};
        var random = new Random(7);
        for (int text = 0; text < 300; text++) {
            var written = new StringBuilder();
            for (int part = random.nextInt(60); part > 0; part--) {
                written.append(parts[random.nextInt(parts.length)].repeat(random.nextInt(1, 40)));
            }

            var pieces = texts(written.toString());

            assertThat(pieces).allMatch(piece -> !piece.isBlank() && piece.length() <= Split.LONGEST);
            assertThat(withoutSpace(String.join("", pieces))).isEqualTo(withoutSpace(written.toString()));
        }
    }

    @Test
    void aTextThatReplacesAnotherTakesItsPlaceWithTheBeginningAndTheRestFollows() {
        var of = new UUID(0, 1);
        Optional<Markup> markup = Optional.of(new Markup.ForceReply());
        var text = RichText.plain("a".repeat(3_000) + " " + "b".repeat(3_000));

        var calls = Split.split(new Call.ReplaceText(of, text, markup));

        assertThat(calls)
                .containsExactly(
                        new Call.ReplaceText(of, RichText.plain("a".repeat(3_000)), Optional.empty()),
                        new Call.SendMessage(RichText.plain("b".repeat(3_000)), markup));
        assertThat(Split.split(new Call.EditText(7, RichText.plain("short"), markup)))
                .containsExactly(new Call.EditText(7, RichText.plain("short"), markup));
    }
}
