package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.expressions.Token.Kind;
import dev.beseda.bot.engine.patterns.LinearPattern;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads tokens as an expression. From loose to tight: `or`, `and`, `not`, comparisons, `+ - &`, `* / %`, signs.
final class Parser {
    private static final int DEEPEST = 50;
    private static final int MOST_PATTERNS = 5;
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "contains");
    private static final Map<String, Operator> COMPARISONS = Map.of(
            "=", Operator.EQUAL,
            "==", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<>", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.NOT_MORE,
            ">", Operator.MORE,
            ">=", Operator.NOT_LESS);
    private static final Map<String, Operator> SUMS =
            Map.of("+", Operator.PLUS, "-", Operator.MINUS, "&", Operator.JOIN);
    private static final Map<String, Operator> PRODUCTS =
            Map.of("*", Operator.TIMES, "/", Operator.DIVIDED, "%", Operator.REMAINDER);

    private final Cursor cursor;
    private final Set<String> variables = new LinkedHashSet<>();
    private int depth;
    private int patterns;

    Parser(List<Token> tokens) {
        this.cursor = new Cursor(tokens);
    }

    /// The variables met so far.
    Set<String> variables() {
        return variables;
    }

    Node whole() {
        var node = expression();
        if (cursor.next().kind() != Kind.END) {
            throw new ExpressionFault(
                    cursor.next().position(),
                    "Expected an operator or the end, but found "
                            + cursor.next().shown() + ".");
        }
        return node;
    }

    private Node expression() {
        return deeper(() -> {
            var nodes = new ArrayList<>(List.of(conjunction()));
            while (cursor.takeWord("or") || cursor.takeSign("||")) {
                nodes.add(conjunction());
            }
            return nodes.size() == 1 ? nodes.getFirst() : new Node.Any(nodes);
        });
    }

    private Node conjunction() {
        var nodes = new ArrayList<>(List.of(negation()));
        while (cursor.takeWord("and") || cursor.takeSign("&&")) {
            nodes.add(negation());
        }
        return nodes.size() == 1 ? nodes.getFirst() : new Node.All(nodes);
    }

    private Node negation() {
        return cursor.takeWord("not") ? deeper(() -> new Node.Not(negation())) : comparison();
    }

    private Node comparison() {
        var left = sum();
        var membership = membership(left);
        if (membership.isPresent()) {
            return membership.get();
        }
        var operator = takeComparison();
        return operator.isPresent() ? new Node.Chain(left, List.of(new Node.Link(operator.get(), sum()))) : left;
    }

    private Optional<Node> membership(Node left) {
        if (cursor.takeWord("in")) {
            return Optional.of(new Node.OneOf(left, options()));
        }
        if (cursor.takeWords("not", "in")) {
            return Optional.of(new Node.Not(new Node.OneOf(left, options())));
        }
        return Optional.empty();
    }

    private List<Node> options() {
        if (cursor.takeSign("[")) {
            return values("]");
        }
        cursor.expect("(", "After “in” comes a list such as [1, 2].");
        return values(")");
    }

    private Optional<Operator> takeComparison() {
        if (cursor.takeWord("contains")) {
            return Optional.of(Operator.CONTAINS);
        }
        if (cursor.takeWords("starts", "with")) {
            return Optional.of(Operator.STARTS_WITH);
        }
        if (cursor.takeWords("ends", "with")) {
            return Optional.of(Operator.ENDS_WITH);
        }
        return cursor.takeOneOf(COMPARISONS);
    }

    private Node sum() {
        return chain(SUMS, () -> chain(PRODUCTS, this::signed));
    }

    private Node chain(Map<String, Operator> operators, Supplier<Node> part) {
        var first = part.get();
        var links = new ArrayList<Node.Link>();
        for (var operator = cursor.takeOneOf(operators); operator.isPresent(); operator = cursor.takeOneOf(operators)) {
            links.add(new Node.Link(operator.get(), part.get()));
        }
        return links.isEmpty() ? first : new Node.Chain(first, links);
    }

    private Node signed() {
        if (cursor.takeSign("-")) {
            return deeper(() -> new Node.Negative(signed()));
        }
        if (cursor.takeSign("!")) {
            return deeper(() -> new Node.Not(signed()));
        }
        return cursor.takeSign("+") ? deeper(this::signed) : primary();
    }

    private Node primary() {
        var token = cursor.taken();
        return switch (token.kind()) {
            case NUMBER -> new Node.Literal(Value.number(new BigDecimal(token.text())));
            case TEXT -> new Node.Literal(new Value.Text(token.text()));
            case VARIABLE -> variable(token);
            case WORD -> cursor.takeSign("(") ? call(token) : word(token);
            case SIGN, END -> {
                if (!token.isSign("(")) {
                    throw new ExpressionFault(token.position(), "Expected a value, but found " + token.shown() + ".");
                }
                var node = expression();
                cursor.expect(")", "A closing parenthesis is missing here.");
                yield node;
            }
        };
    }

    private Node word(Token token) {
        var word = token.text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true" -> new Node.Literal(new Value.Truth(true));
            case "false" -> new Node.Literal(new Value.Truth(false));
            case "nothing" -> new Node.Literal(new Value.Nothing());
            default -> {
                if (RESERVED.contains(word)) {
                    throw new ExpressionFault(token.position(), "Expected a value, but found " + token.shown() + ".");
                }
                yield variable(token);
            }
        };
    }

    private Node variable(Token token) {
        variables.add(token.text());
        return new Node.Variable(token.text());
    }

    private Node call(Token name) {
        if (name.isWord("matches")) {
            demand(++patterns <= MOST_PATTERNS, name, "is slow: an expression has at most 5 of them.");
            return match();
        }
        var arguments = values(")");
        if (name.isWord("if")) {
            demand(arguments.size() == 3, name, "takes 3 values: a condition, and what it is then and otherwise.");
            return new Node.Choice(arguments.get(0), arguments.get(1), arguments.get(2));
        }
        var function = Function.named(name.text())
                .orElseThrow(() -> new ExpressionFault(name.position(), "There is no function " + name.shown() + "."));
        demand(function.takes(arguments.size()), name, "takes " + function.arity() + ", not " + arguments.size() + ".");
        return new Node.Call(function, arguments);
    }

    /// The pattern is written out, so that a broken one is found before anybody talks to the bot.
    private Node match() {
        var text = expression();
        cursor.expect(",", "“matches” takes 2 values: a text and a pattern.");
        var pattern = cursor.taken();
        demand(pattern.kind() == Kind.TEXT, pattern, "is no pattern: it is written in quotes.");
        cursor.expect(")", "A closing parenthesis is missing here.");
        var compiled = LinearPattern.of(pattern.text())
                .orElseThrow(() -> new ExpressionFault(
                        pattern.position(), LinearPattern.fault(pattern.text()).orElse("The pattern is broken.")));
        return new Node.Match(text, compiled);
    }

    /// Values parted by commas, up to the closing sign.
    private List<Node> values(String closing) {
        var values = new ArrayList<Node>();
        if (cursor.takeSign(closing)) {
            return values;
        }
        do {
            values.add(expression());
        } while (cursor.takeSign(","));
        cursor.expect(closing, "A comma or “" + closing + "” is missing here.");
        return values;
    }

    private Node deeper(Supplier<Node> part) {
        if (++depth > DEEPEST) {
            throw new ExpressionFault(cursor.next().position(), "The expression is nested too deep here.");
        }
        var node = part.get();
        depth--;
        return node;
    }

    private static void demand(boolean kept, Token token, String otherwise) {
        if (!kept) {
            throw new ExpressionFault(token.position(), token.shown() + " " + otherwise);
        }
    }
}
