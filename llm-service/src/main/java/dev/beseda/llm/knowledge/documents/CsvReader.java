package dev.beseda.llm.knowledge.documents;

import dev.beseda.llm.knowledge.documents.rules.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// Reads the rows of a table; the first one names the columns.
final class CsvReader {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int MOST_ROWS = 50_000;
    private static final int LONGEST_NAME = 1_000;

    private CsvReader() {}

    static Reading read(String text, int longestGroup, Bounds bounds) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.parse(text, format)) {
            var rows = new ArrayList<List<String>>();
            for (var row : parser) {
                bounds.time();
                rows.add(row.toList());
                if (rows.size() > MOST_ROWS) {
                    throw new Unreadable("The table has more than %d rows".formatted(MOST_ROWS));
                }
            }
            if (rows.size() < 2) {
                throw new Unreadable("The table has no rows below the one that names its columns");
            }
            if (rows.getFirst().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
                throw new Unreadable("A column of the table has a name of more than " + LONGEST_NAME + " characters");
            }
            var table = new Table(rows.getFirst(), longestGroup);
            return new Reading(table.sections(rows.subList(1, rows.size()), bounds::characters));
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new Unreadable("The table is broken: a quotation mark may be missing");
        }
    }

    /// The one that the first line has most of.
    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        return new String(SEPARATORS)
                .chars()
                .boxed()
                .max(Comparator.comparingLong(separator -> first.chars()
                        .filter(character -> character == separator)
                        .count()))
                .map(separator -> first.indexOf(separator) < 0 ? ',' : (char) separator.intValue())
                .orElse(',');
    }
}
