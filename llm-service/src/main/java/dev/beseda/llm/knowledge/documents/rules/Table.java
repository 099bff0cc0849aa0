package dev.beseda.llm.knowledge.documents.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows of a table as texts: each tells its columns' names, so that it is understood alone.
///
/// @param header the names of the columns; a column may have none
/// @param longest the most characters of a group of rows
public record Table(List<String> header, int longest) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public Table {
        header = header.stream().map(String::strip).toList();
    }

    /// Groups of rows that follow each other; a group names its rows, counted from 1 below the header.
    ///
    /// @param characters is told how long the text becomes, before the names of columns are repeated once more
    public List<Section> sections(List<List<String>> rows, LongConsumer characters) {
        var sections = new ArrayList<Section>();
        var group = new StringBuilder();
        int first = 1;
        long length = 0;
        for (int row = 0; row < rows.size(); row++) {
            length += length(rows.get(row));
            characters.accept(length);
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

    private long length(List<String> row) {
        return filled(row)
                .mapToLong(column -> name(column).length() + row.get(column).length())
                .sum();
    }

    private String text(List<String> row) {
        return filled(row)
                .mapToObj(column ->
                        named(column) + BLANKS.matcher(row.get(column).strip()).replaceAll(" "))
                .collect(Collectors.joining("; "));
    }

    private static IntStream filled(List<String> row) {
        return IntStream.range(0, row.size()).filter(column -> !row.get(column).isBlank());
    }

    private String named(int column) {
        return name(column).isEmpty() ? "" : name(column) + ": ";
    }

    private String name(int column) {
        return column < header.size() ? header.get(column) : "";
    }
}
