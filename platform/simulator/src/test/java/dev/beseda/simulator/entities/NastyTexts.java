package dev.beseda.simulator.entities;

import java.util.List;
import java.util.Random;

/// Makes texts that are nearly right: pieces of markup put together by chance, the same ones at every run.
final class NastyTexts {
    static final List<String> HTML = List.of(
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<em>",
            "</em>",
            "<u>",
            "</u>",
            "<s>",
            "</s>",
            "<del>",
            "</del>",
            "<code>",
            "</code>",
            "<pre>",
            "</pre>",
            "<pre><code class=\"language-java\">",
            "</code></pre>",
            "<code class='language-c++'>",
            "<a href=\"https://e.org/?a=1&amp;b=2\">",
            "<a href=e.org>",
            "<a>",
            "</a>",
            "<a href='tg://user?id=7'>",
            "<tg-spoiler>",
            "</tg-spoiler>",
            "<span class=\"tg-spoiler\">",
            "<span>",
            "</span>",
            "<blockquote>",
            "<blockquote expandable>",
            "</blockquote>",
            "<tg-emoji emoji-id=\"5368\">",
            "</tg-emoji>",
            "<tg-emoji emoji-id='x'>",
            "</>",
            "</ b>",
            "</b >",
            "<B >",
            "<br/>",
            "<b",
            "</b",
            "<",
            ">",
            "&lt;",
            "&gt",
            "&amp;",
            "&quot;",
            "&nbsp;",
            "&#33;",
            "&#x1F600;",
            "&#xD83D;",
            "&#0;",
            "&#9999999;",
            "&",
            "&#",
            "<b a=1>",
            "<b a = 'x'>",
            "<b a=x!>",
            "<b \"x\">",
            "<b =1>",
            "<b a='x",
            "<STRONG>",
            "</strong>",
            "<tg-time unix=5 format=\"t\">",
            "</tg-time>",
            "a",
            "b c",
            " ",
            "\n",
            "я",
            "🙂",
            "e.org",
            "\"",
            "'",
            "=",
            "/");
    static final List<String> MARKDOWN = List.of(
            "*",
            "**",
            "_",
            "__",
            "___",
            "~",
            "|",
            "||",
            "`",
            "``",
            "```",
            "```java\n",
            "```\n",
            "```\r\n",
            "[",
            "]",
            "](",
            ")",
            "](https://e.org/)",
            "](e.org)",
            "](tg://user?id=7)",
            "](ftp://x)",
            "](x)",
            "![",
            "](tg://emoji?id=5368)",
            "](tg://time?unix=5&format=t)",
            "](tg://emoji?id=x)",
            "\\",
            "\\*",
            "\\_",
            "\\\\",
            "\\я",
            ">",
            "\n>",
            "\n",
            "\r\n",
            "\r",
            "||\n",
            "||\r\n",
            "**>",
            "a",
            "b c",
            " ",
            "я",
            "🙂",
            "e.org",
            "#",
            "+",
            "-",
            "=",
            "{",
            "}",
            ".",
            "!",
            "(",
            "\\.",
            "\\!",
            "\\>",
            "\n\n");

    private final Random random;
    private final List<String> pieces;

    NastyTexts(List<String> pieces, long seed) {
        this.pieces = pieces;
        this.random = new Random(seed);
    }

    /// Most are short, so that many of them are right.
    String next() {
        var text = new StringBuilder();
        int count = 1 + random.nextInt(1 + random.nextInt(12));
        for (int piece = 0; piece < count; piece++) {
            var chosen = pieces.get(random.nextInt(pieces.size()));
            text.append(chosen);
            if (random.nextInt(3) == 0) {
                text.append("x").append(mirrored(chosen));
            }
        }
        return text.toString();
    }

    /// What would end the piece.
    private static String mirrored(String piece) {
        if (piece.matches("<[a-zA-Z].*>")) {
            return "</" + piece.replaceFirst("<([a-zA-Z-]+).*", "$1") + ">";
        }
        return piece;
    }
}
