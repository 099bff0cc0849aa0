package dev.beseda.llm.knowledge.documents.rules;

import dev.beseda.kit.text.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Gathers the text below each heading into sections. A section repeats the headings that it stands below, so these
/// are cut; when there are very many sections, further headings are but text.
public final class Headings {
    private static final int MOST_SECTIONS = 10_000;
    private static final int LONGEST_HEADING = 300;

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
                headings.begin(level, words(line.substring(level)));
            } else {
                headings.add(line + "\n");
            }
        }
        return headings.end();
    }

    /// @param level 1 is the highest
    public void begin(int level, String words) {
        if (sections.size() == MOST_SECTIONS) {
            add(words + "\n");
            return;
        }
        close();
        path.removeIf(heading -> heading.level() >= level);
        path.add(new Heading(level, Cut.to(LONGEST_HEADING, words.strip())));
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

    /// Without the signs that may close a heading.
    private static String words(String heading) {
        var words = heading.stripTrailing();
        int end = words.length();
        while (end > 0 && words.charAt(end - 1) == '#') {
            end--;
        }
        return words.substring(0, end);
    }

    private static int level(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        return level <= 6 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
    }
}
