package dev.beseda.llm.knowledge.documents.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows of a table as texts: each tells its columns' names, so that it is understood alone.
///
/// @param longest the most characters of a group of rows
public record Table(List<String> header, int longest) {
    public Table {
        header = List.copyOf(header);
    }

    /// Groups of rows that follow each other; a group names its rows, counted from 1 below the header.
    public List<Section> sections(List<List<String>> rows) {
        var sections = new ArrayList<Section>();
        var group = new StringBuilder();
        int first = 1;
        for (int row = 0; row < rows.size(); row++) {
            var text = text(rows.get(row));
            if (!group.isEmpty() && group.length() + text.length() + 1 > longest) {
                sections.add(section(first, row, group));
                first = row + 1;
                group.setLength(0);
            }
            group.append(group.isEmpty() ? "" : "\n").append(text);
        }
        if (!group.toString().isBlank()) {
            sections.add(section(first, rows.size(), group));
        }
        return sections;
    }

    private static Section section(int first, int last, StringBuilder text) {
        return new Section("rows %d–%d".formatted(first, last), text.toString());
    }

    private String text(List<String> row) {
        return IntStream.range(0, row.size())
                .filter(column -> !row.get(column).isBlank())
                .mapToObj(column -> named(column) + row.get(column).strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
    }

    private String named(int column) {
        return column < header.size() && !header.get(column).isBlank()
                ? header.get(column).strip() + ": "
                : "";
    }
}
