package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.patterns.Effort;
import dev.beseda.bot.engine.values.Value;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A condition or a computed value, read once and evaluated often. Evaluation never throws and is bounded in time.
public final class Expression {
    private static final int LONGEST = 2_000;

    private final String source;
    private final Node root;
    private final Set<String> variables;

    private Expression(String source, Node root, Set<String> variables) {
        this.source = source;
        this.root = root;
        this.variables = Set.copyOf(variables);
    }

    /// The expression, or an `ExpressionFault` that says what is wrong and where.
    public static Expression parse(String source) {
        if (source.length() > LONGEST) {
            throw new ExpressionFault(LONGEST, "An expression has at most " + LONGEST + " characters.");
        }
        var parser = new Parser(Lexer.tokens(source));
        var root = parser.whole();
        return new Expression(source, root, parser.variables());
    }

    /// What is wrong with the source, if anything is.
    public static Optional<ExpressionFault> fault(String source) {
        try {
            var _ = parse(source);
            return Optional.empty();
        } catch (ExpressionFault fault) {
            return Optional.of(fault);
        }
    }

    /// The value, texts made as English readers write them.
    public Value valueOf(Map<String, Value> variables, ZonedDateTime now) {
        return valueOf(variables, now, "en");
    }

    /// The value; `language` decides how days and truths look when they become text.
    public Value valueOf(Map<String, Value> variables, ZonedDateTime now, String language) {
        return valueOf(variables, now, language, new Effort());
    }

    /// The value, as far as it may cost something: what is left out has none.
    public Value valueOf(Map<String, Value> variables, ZonedDateTime now, String language, Effort effort) {
        return new Evaluation(new Scope(variables, now, language, effort)).of(root);
    }

    /// The names the expression asks for.
    public Set<String> variables() {
        return variables;
    }

    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
