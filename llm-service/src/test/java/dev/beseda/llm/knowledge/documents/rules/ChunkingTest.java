package dev.beseda.llm.knowledge.documents.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class ChunkingTest {
    private static final Chunking CHUNKING = new Chunking(60, 20);

    private static List<String> texts(String text) {
        return CHUNKING.pieces(List.of(new Section("", text))).stream()
                .map(Piece::text)
                .toList();
    }

    @Test
    void paragraphsThatFitTogetherAreOnePiece() {
        assertThat(texts("One.\n\nTwo.\n\n\nThree.")).containsExactly("One.\n\nTwo.\n\nThree.");
    }

    @Test
    void aLongTextIsCutBetweenSentencesAndRepeatsTheLastOne() {
        var texts = texts("The first sentence is here. Short one. The third sentence follows now. And the last one.");

        assertThat(texts)
                .containsExactly(
                        "The first sentence is here. Short one.",
                        "Short one. The third sentence follows now. And the last one.");
    }

    @Test
    void noPieceIsLongerThanItMayBe() {
        var word = "слово ".repeat(200) + "😀".repeat(200) + "\n\n" + "x".repeat(500) + " конец. ".repeat(50);

        assertThat(texts(word)).isNotEmpty().allSatisfy(text -> {
            assertThat(text).hasSizeLessThanOrEqualTo(60);
            assertThat(Character.isLowSurrogate(text.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1)))
                    .isFalse();
        });
    }

    @Test
    void nothingOfALongTextIsLost() {
        var text = new StringBuilder();
        for (int number = 0; number < 300; number++) {
            text.append("w").append(number).append(number % 7 == 0 ? ". " : " ").append(number % 31 == 0 ? "\n\n" : "");
        }

        var all = String.join(" ", texts(text.toString()));

        for (int number = 0; number < 300; number++) {
            assertThat(all).contains("w" + number);
        }
    }

    @Test
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    void aTextWithoutAnyPlaceToCutIsCutAtOnce() {
        var endless = new Section("", "x".repeat(1_000_000));

        var pieces = new Chunking(10, 0).pieces(List.of(endless));

        assertThat(pieces).hasSize(100_000);
    }

    @Test
    void aPieceKnowsItsHeadingAndPage() {
        var pieces = CHUNKING.pieces(List.of(new Section("Delivery", OptionalInt.of(3), "Two days.")));

        assertThat(pieces).containsExactly(new Piece("Delivery", OptionalInt.of(3), "Two days."));
    }

    @Test
    void markdownIsPartedByItsHeadings() {
        var sections = Headings.ofMarkdown("""
                Before.
                # Shop
                ## Delivery
                Two days.
                ```
                # no heading
                ```
                ## Returns #
                Two weeks.
                #hashtag
                # Jobs
                None.
                """);

        assertThat(sections)
                .extracting(Section::heading)
                .containsExactly("", "Shop › Delivery", "Shop › Returns", "Jobs");
        assertThat(sections.get(1).text()).contains("# no heading");
        assertThat(sections.get(2).text()).isEqualTo("Two weeks.\n#hashtag");
    }

    @Test
    void rowsOfATableTellTheNamesOfTheirColumns() {
        var table = new Table(List.of("Товар", "Цвет", ""), 60);

        var rows = List.of(
                List.of("Чайник", "красный", "новый"), List.of("Чашка", "", "с  ручкой"), List.of("Ложка", "серая"));
        var sections = table.sections(rows, characters -> {});

        assertThat(sections)
                .containsExactly(
                        new Section("rows 1–2", "Товар: Чайник; Цвет: красный; новый\nТовар: Чашка; с ручкой"),
                        new Section("rows 3–3", "Товар: Ложка; Цвет: серая"));
    }
}
