package dev.beseda.bot.telegram.text;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts as language models write them, whole or broken off anywhere. What must never be lost of them is written in
/// letters and digits beyond ASCII; addresses, languages, tags and formulas are ASCII only.
final class ModelTexts {
    private static final List<String> WORDS = List.of(
            "слово",
            "Ёлка",
            "и",
            "naïve",
            "über",
            "שלום",
            "עולם",
            "مرحبا",
            "بالعالم",
            "日本語",
            "한국어",
            "٣٤٥",
            "７８９",
            "😀",
            "👩‍👩‍👧‍👦",
            "🇷🇺",
            "👍🏽",
            "e\u0301é",
            "ж\u200bщ",
            "ю\u200d\u2060я",
            "\u202eправо\u202c",
            "\ufeffбом",
            "the",
            "answer",
            "42",
            "3.14",
            "it's",
            "a_b_c",
            "x*y*z",
            "2*3",
            "C:\\tmp",
            "#tag",
            "@name",
            "5 > 3 && 2 < 4");

    private static final List<String> LANGUAGES = List.of("", "java", "c++", "python title=a", "{.js}", "`");
    private static final List<String> ADDRESSES = List.of(
            "https://a.b/c?d=e&f=g",
            "http://a.b/(c)",
            "/local",
            "<https://a.b c>",
            "javascript:x()",
            "tg://user?id=1",
            "mailto:a@b.c",
            "",
            "https://a.b \"t\"");
    private static final List<String> HTML = List.of(
            "<b>",
            "</b>",
            "<br>",
            "<br/>",
            "<!-- c -->",
            "<div class=\"x\">",
            "</div>",
            "<script>",
            "&nbsp;",
            "&lt;",
            "&#65;",
            "<",
            ">",
            "&");
    private static final List<String> FORMULAS = List.of(
            "$x^2$", "$$\\sum_{i=1}^n a_i$$", "\\(a*b*c\\)", "\\[ \\frac{a}{b} \\]", "\\begin{x}a & b \\\\ c\\end{x}");
    private static final List<String> MARKS = List.of("*", "**", "***", "_", "__", "~~", "||", "`", "``", "~");
    private static final int LONG_LINE = 3_000;

    private final Random random;

    ModelTexts(long seed) {
        this.random = new Random(seed);
    }

    /// A few blocks; half of the texts break off somewhere.
    String next() {
        var text = IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(block -> block(0))
                .collect(Collectors.joining(pick(List.of("\n\n", "\n", "\r\n\r\n", "\n\n\n"))));
        return random.nextBoolean() ? text : brokenOff(text);
    }

    private String brokenOff(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters == 0 ? text : text.substring(0, text.offsetByCodePoints(0, random.nextInt(characters)));
    }

    private String block(int depth) {
        return switch (random.nextInt(12)) {
            case 0 -> "#".repeat(1 + random.nextInt(7)) + pick(List.of(" ", "")) + line();
            case 1 -> table();
            case 2, 3 -> list(depth);
            case 4 -> fence();
            case 5 ->
                "> ".repeat(1 + random.nextInt(3)) + line() + "\n" + pick(List.of("> ", "", ">")) + block(depth + 1);
            case 6 -> pick(List.of("---", "***", "===", "- - -", "___"));
            case 7 -> line() + "\n" + pick(List.of("===", "---", "-"));
            case 8 -> "    " + line() + "\n\t" + line();
            case 9 -> "[" + word() + "]: " + pick(ADDRESSES) + "\n" + line();
            case 10 -> pick(FORMULAS) + "\n" + line();
            default -> line() + pick(List.of("\n", "  \n", "\\\n")) + line();
        };
    }

    private String table() {
        int columns = 1 + random.nextInt(4);
        var rows = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(row -> row(columns + random.nextInt(3) - 1))
                .collect(Collectors.joining("\n"));
        return row(columns) + "\n|"
                + pick(List.of("---|", ":-:|", "--:|", " --- |")).repeat(columns) + "\n" + rows;
    }

    private String row(int cells) {
        return IntStream.range(0, Math.max(1, cells))
                .mapToObj(cell -> cell())
                .collect(Collectors.joining(" | ", pick(List.of("| ", "")), pick(List.of(" |", ""))));
    }

    private String cell() {
        return switch (random.nextInt(10)) {
            case 0 -> "`a|" + word() + "`";
            case 1 -> word() + pick(List.of("\\|", " \\| ", "\\\\|")) + word();
            default -> span(1);
        };
    }

    private String list(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(item -> "  ".repeat(random.nextInt(3)) + mark(item) + item(depth))
                .collect(Collectors.joining("\n"));
    }

    private String mark(int item) {
        return pick(List.of("- ", "* ", "+ ", (item + 1) + ". ", (item + 7) + ") ", "- [ ] ", "- [x] ", "-"));
    }

    private String item(int depth) {
        return depth < 3 && random.nextInt(4) == 0 ? block(depth + 1).replace("\n", "\n  ") : line();
    }

    private String fence() {
        var fence = pick(List.of("```", "~~~", "````", "``"));
        var closing = pick(List.of("\n" + fence, "\n" + fence + " ", "", "\n``", fence, "\n  " + fence));
        return fence + pick(LANGUAGES) + "\n" + line() + "\n    " + word() + " = **" + word() + "**;" + closing;
    }

    private String line() {
        if (random.nextInt(200) == 0) {
            return word().repeat(LONG_LINE / 5);
        }
        return IntStream.rangeClosed(0, random.nextInt(8))
                .mapToObj(part -> span(0))
                .collect(Collectors.joining(" "));
    }

    private String span(int depth) {
        if (depth > 3) {
            return word();
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> pick(MARKS) + span(depth + 1) + pick(MARKS);
            case 2 -> {
                var mark = pick(MARKS);
                yield mark + span(depth + 1) + " " + word() + mark;
            }
            case 3 -> "[" + span(depth + 1) + "](" + pick(ADDRESSES) + ")";
            case 4 -> "![" + word() + "](" + pick(ADDRESSES) + ")";
            case 5 -> pick(HTML) + word() + pick(HTML);
            case 6 ->
                pick(List.of(
                        "[" + word() + "][" + word() + "]",
                        "[" + word() + "][]",
                        "[^1]",
                        "<https://a.b>",
                        "[",
                        "](",
                        "\\*",
                        "\\"));
            case 7 -> pick(FORMULAS);
            default -> word();
        };
    }

    private String word() {
        return pick(WORDS);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
