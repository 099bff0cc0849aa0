package dev.beseda.bot.engine.texts;

import dev.beseda.bot.engine.values.Numbers;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.values.WrittenNumber;
import dev.beseda.kit.text.Cut;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One filling of a template; it stops when the text is as long as it may be.
final class TemplateFilling {
    private final Map<String, Value> variables;
    private final String language;
    private final UnaryOperator<String> escape;
    private final StringBuilder filled = new StringBuilder();

    TemplateFilling(Map<String, Value> variables, String language, UnaryOperator<String> escape) {
        this.variables = variables;
        this.language = language;
        this.escape = escape;
    }

    String filled(List<TemplatePart> parts) {
        append(parts);
        return Cut.to(Template.LONGEST, filled.toString());
    }

    private void append(List<TemplatePart> parts) {
        for (var part : parts) {
            if (filled.length() >= Template.LONGEST) {
                return;
            }
            append(part);
        }
    }

    private void append(TemplatePart part) {
        switch (part) {
            case TemplatePart.Literal literal -> filled.append(literal.text());
            case TemplatePart.Variable variable -> insert(variable.name());
            case TemplatePart.Count count -> insert(count.name());
            case TemplatePart.Plural plural -> append(branch(plural));
            case TemplatePart.Select select -> append(branch(select));
        }
    }

    private void insert(String name) {
        var value = variables.get(name);
        if (value == null) {
            filled.append('{').append(name).append('}');
        } else {
            insertFitting(value.shown(language));
        }
    }

    /// Shortens the value, not its escaped form: half an escape would break the markup.
    private void insertFitting(String shown) {
        var escaped = escape.apply(shown);
        int excess = filled.length() + escaped.length() - Template.LONGEST;
        filled.append(excess <= 0 ? escaped : escape.apply(Cut.to(Math.max(0, shown.length() - excess), shown)));
    }

    private List<TemplatePart> branch(TemplatePart.Plural plural) {
        var count = number(plural.name());
        return count.map(number ->
                        plural.branches().get("=" + Numbers.bounded(number).toPlainString()))
                .or(() -> count.map(number -> PluralRules.category(number, language))
                        .map(category -> plural.branches().get(category.keyword())))
                .orElseGet(() -> other(plural.branches()));
    }

    private Optional<BigDecimal> number(String name) {
        return switch (variables.getOrDefault(name, new Value.Nothing())) {
            case Value.Number number -> Optional.of(number.number());
            case Value.Money money -> Optional.of(money.amount());
            case Value.Text text -> WrittenNumber.read(text.text(), language);
            case Value.Truth _, Value.Day _, Value.Place _, Value.File _, Value.Nothing _ -> Optional.empty();
        };
    }

    /// A truth chooses by `yes` and `no` in every language.
    private List<TemplatePart> branch(TemplatePart.Select select) {
        var value = variables.getOrDefault(select.name(), new Value.Nothing());
        var key = value.shown("en").strip().toLowerCase(Locale.ROOT);
        return select.branches().getOrDefault(key, other(select.branches()));
    }

    private static List<TemplatePart> other(Map<String, List<TemplatePart>> branches) {
        return Objects.requireNonNull(branches.get("other"));
    }
}
