package dev.beseda.bot.telegram.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/// A table as text in columns: Telegram shows it in letters of one width.
final class Table {
    /// One long cell makes its column as wide in all rows: so much longer, or so long, a table may become by it.
    private static final int MOST_GROWTH = 4;

    private static final int LONGEST = 16_384;

    private Table() {}

    /// A row with more cells than the head has would lose them: such a table stays as it was written, and so does
    /// one that would be mostly blanks.
    static String aligned(TableBlock table, String source) {
        var written = table.getSourceSpans().stream()
                .map(line -> source.substring(line.getInputIndex(), line.getInputIndex() + line.getLength()))
                .toList();
        int columns = columns(written.getFirst());
        boolean overflows = written.stream().anyMatch(line -> columns(line) > columns);
        var rows = new ArrayList<List<String>>();
        collect(table, source, rows);
        var widths = widths(rows);
        var asWritten = String.join("\n", written);
        long length =
                (long) rows.size() * widths.stream().mapToInt(Integer::intValue).sum();
        boolean swells = length > Math.max(LONGEST, MOST_GROWTH * asWritten.length());
        return overflows || swells ? asWritten : joined(table, rows, widths);
    }

    /// A bar behind a backslash is a bar within a cell.
    private static int columns(String line) {
        var row = line.strip();
        int first = row.startsWith("|") ? 1 : 0;
        long inside = IntStream.range(first, row.length() - 1)
                .filter(at -> row.charAt(at) == '|' && (at == first || row.charAt(at - 1) != '\\'))
                .count();
        return Math.toIntExact(inside + 1);
    }

    private static String joined(TableBlock table, List<List<String>> rows, List<Integer> widths) {
        var lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        if (table.getFirstChild() instanceof TableHead) {
            lines.add(1, widths.stream().map("-"::repeat).collect(Collectors.joining("-+-")));
        }
        return String.join("\n", lines);
    }

    private static void collect(Node node, String source, List<List<String>> rows) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow row) {
                rows.add(cells(row, source));
            } else {
                collect(child, source, rows);
            }
        }
    }

    private static List<String> cells(TableRow row, String source) {
        var cells = new ArrayList<String>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            var words = new Writer(source);
            for (var child = cell.getFirstChild(); child != null; child = child.getNext()) {
                child.accept(words);
            }
            cells.add(words.written().text().replace('\n', ' '));
        }
        return cells;
    }

    private static List<Integer> widths(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, columns)
                .mapToObj(column -> rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column ->
                        row.get(column) + " ".repeat(Math.max(0, widths.get(column) - width(row.get(column)))))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
