package dev.beseda.llm.knowledge.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.llm.knowledge.documents.rules.Chunking;
import dev.beseda.llm.knowledge.documents.rules.Headings;
import dev.beseda.llm.knowledge.documents.rules.Section;
import dev.beseda.testkit.readers.CostGrowth;
import dev.beseda.testkit.readers.HostileTexts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a document is made of, it is read in a time in proportion to its length, or refused in a sentence.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileDocumentsTest {
    private static final long SEED = 20261129;
    private static final int SIZE = 40_000;
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Bounds BOUNDS =
            new Bounds(100, 2_000_000, NOW.plusSeconds(1), Clock.fixed(NOW, ZoneOffset.UTC));
    private static final Chunking CHUNKING = new Chunking(1_200, 200);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# |#|",
                "|# a\n|",
                "|###### a\nb\n|",
                "# a|\n|b",
                "|```\n|",
                "|\n \n|x",
                "|\t \n|",
                "|a. |",
                "a|.|",
                "a. | |b",
                "|a|",
                "|a b\n\n|",
                "|# \n|",
                "#| |#"
            })
    void markdownIsReadAndCutInLinearTime(String shape) {
        CostGrowth.isLinear(
                SIZE,
                size -> HostileTexts.repeated(shape, size),
                text -> assertThat(CHUNKING.pieces(Headings.ofMarkdown(text))).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|<article>|",
                "|<article>a</article>|",
                "<main>|<article>a|",
                "|<div>|",
                "|<p>|a",
                "|<b>|a",
                "|<b><p>|",
                "|<a>|x",
                "|</p>|",
                "|<h1>|a",
                "|<h1>a</h1>|",
                "<h1>| |a",
                "|<|",
                "|<!|",
                "|<!--|",
                "|&|",
                "|&#|",
                "<p |a |",
                "<p |a=b |>",
                "|<table>|",
                "|<table>a|",
                "|<tr><td>|",
                "|<ul><li>|",
                "|<select>|",
                "|<svg>|",
                "|<form>|a",
                "|<script>|",
                "<title>|a|",
                "|<td>a|",
                "|<nobr>|"
            })
    void aPageIsReadInLinearTime(String shape) {
        CostGrowth.isLinear(
                SIZE,
                size -> HostileTexts.repeated(shape, size).getBytes(StandardCharsets.UTF_8),
                page -> assertThat(PageReader.read(page, Optional.of("UTF-8"))).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n|1,2\n|",
                "a|,|\n1",
                "|,|",
                "|\"|",
                "a\n\"|x|",
                "a\n|\"\"|",
                "a\n|\"a\"|",
                "|\n|a",
                "a;b|;|\n1;2",
                "a\n| |b",
                "|a,\n|"
            })
    void aTableIsReadInLinearTime(String shape) {
        CostGrowth.isLinear(SIZE, size -> HostileTexts.repeated(shape, size), HostileDocumentsTest::table);
    }

    @Test
    void aLongNameOfAColumnIsNotRepeatedWithoutEnd() {
        CostGrowth.isLinear(
                5_000, size -> "n".repeat(1_000) + ",b\n" + "1,2\n".repeat(size), HostileDocumentsTest::table);
    }

    @Test
    void markdownThatNobodyWritesIsReadAndNothingIsAdded() {
        new HostileTexts(SEED, "#", "# ", "## a", "\n", "\n\n", "```", "a", "слово. ", " ").each(25_000, text -> {
            var sections = Headings.ofMarkdown(text);

            assertThat(length(sections)).isLessThanOrEqualTo(text.length() + 1);
            assertThat(CHUNKING.pieces(sections)).allMatch(piece -> piece.text().length() <= CHUNKING.longest());
        });
    }

    @Test
    void aTableThatNobodyWritesIsReadOrRefused() {
        new HostileTexts(SEED, ",", ";", "|", "\t", "\"", "\"\"", "\n", "a", "имя", "1").each(20_000, text -> {
            table("name,price\n" + text);
            table(text);
        });
    }

    @Test
    void aPageThatNobodyWritesIsReadOrRefused() {
        new HostileTexts(
                        SEED,
                        "<article>",
                        "</article>",
                        "<main>",
                        "<p>",
                        "</p>",
                        "<h1>",
                        "</h2>",
                        "<table>",
                        "<td>",
                        "<",
                        ">",
                        "&#x110000;",
                        "<!--",
                        "<script>",
                        "<svg>",
                        "<template>",
                        "<math>",
                        "<select>",
                        "a",
                        "\"")
                .each(
                        15_000,
                        text -> assertThat(
                                        length(PageReader.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty())
                                                .sections()))
                                .isLessThanOrEqualTo(4L * text.length() + 16));
    }

    @Test
    void aPdfThatNobodyWritesIsReadOrRefused() {
        new HostileTexts(
                        SEED,
                        "1 0 obj\n",
                        "endobj\n",
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[2 0 R]/Count 9>>",
                        "2 0 obj\n",
                        "stream\n",
                        "endstream\n",
                        "xref\n0 1\n",
                        "trailer<</Root 1 0 R/Size 9>>",
                        "startxref\n9\n%%EOF",
                        "[",
                        "<<",
                        "(",
                        "/Prev 9 ",
                        "-1 ")
                .each(1_500, text -> {
                    try {
                        PdfReader.read(("%PDF-1.7\n" + text).getBytes(StandardCharsets.UTF_8), BOUNDS);
                    } catch (Unreadable refused) {
                        assertThat(refused.sentence()).startsWith("The ");
                    }
                });
    }

    private static void table(String text) {
        try {
            assertThat(CsvReader.read(text, 1_200, BOUNDS).sections()).isNotNull();
        } catch (Unreadable refused) {
            assertThat(refused.sentence()).isNotBlank();
        }
    }

    private static long length(List<Section> sections) {
        return sections.stream().mapToLong(section -> section.text().length()).sum();
    }
}
