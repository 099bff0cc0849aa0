package dev.beseda.billing.ledger.api.statements;

import dev.beseda.kit.text.WireName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A statement as a file for tables (RFC 4180, with a line of names).
final class StatementCsv {
    private static final String NAMES = "number,at,operation,type,account,expires_at,amount,memo\r\n";

    /// What programs for tables would take for a formula.
    private static final String FORMULAS = "=+-@\t\r";

    private StatementCsv() {}

    static String of(List<StatementLine> lines) {
        return lines.stream().map(StatementCsv::line).collect(Collectors.joining("", NAMES, ""));
    }

    private static String line(StatementLine line) {
        var expiry = Optional.ofNullable(line.expiresAt()).map(Object::toString).orElse("");
        return "%d,%s,%s,%s,%s,%s,%d,%s\r\n"
                .formatted(
                        line.number(),
                        line.at(),
                        line.operation(),
                        line.type(),
                        WireName.of(line.account()),
                        expiry,
                        line.amount(),
                        quoted(line.memo()));
    }

    private static String quoted(String text) {
        var harmless = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
