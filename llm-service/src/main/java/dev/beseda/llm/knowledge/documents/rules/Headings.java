package dev.beseda.llm.knowledge.documents.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Gathers the text below each heading into sections.
public final class Headings {
    private final List<Section> sections = new ArrayList<>();
    private final List<Heading> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private record Heading(int level, String words) {}

    /// The sections of a Markdown text by its `#` headings.
    public static List<Section> ofMarkdown(String markdown) {
        var headings = new Headings();
        boolean isCode = false;
        for (var line : markdown.split("\n", -1)) {
            isCode ^= line.stripLeading().startsWith("```");
            int level = isCode ? 0 : level(line);
            if (level > 0) {
                headings.begin(level, line.substring(level).replaceAll("#+\\s*$", ""));
            } else {
                headings.add(line + "\n");
            }
        }
        return headings.end();
    }

    /// @param level 1 is the highest
    public void begin(int level, String words) {
        close();
        path.removeIf(heading -> heading.level() >= level);
        path.add(new Heading(level, words.strip()));
    }

    public void add(String more) {
        text.append(more);
    }

    public List<Section> end() {
        close();
        return List.copyOf(sections);
    }

    private void close() {
        if (!text.toString().isBlank()) {
            var heading = path.stream().map(Heading::words).collect(Collectors.joining(" › "));
            sections.add(new Section(heading, text.toString().strip()));
        }
        text.setLength(0);
    }

    private static int level(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        return level <= 6 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
    }
}
