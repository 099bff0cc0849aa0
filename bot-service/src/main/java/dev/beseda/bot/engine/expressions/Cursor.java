package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.expressions.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A place among the tokens of an expression. It never goes beyond the last one, which is the end.
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token next() {
        return tokens.get(at);
    }

    /// The next token, which is then left behind.
    Token taken() {
        var token = next();
        var _ = take(token.kind() != Kind.END);
        return token;
    }

    boolean takeWord(String word) {
        return take(next().isWord(word));
    }

    boolean takeWords(String first, String second) {
        boolean found = next().isWord(first) && tokens.get(at + 1).isWord(second);
        at += found ? 2 : 0;
        return found;
    }

    boolean takeSign(String sign) {
        return take(next().isSign(sign));
    }

    Optional<Operator> takeOneOf(Map<String, Operator> operators) {
        if (next().kind() != Kind.SIGN || !operators.containsKey(next().text())) {
            return Optional.empty();
        }
        return Optional.ofNullable(operators.get(taken().text()));
    }

    void expect(String sign, String otherwise) {
        if (!takeSign(sign)) {
            throw new ExpressionFault(next().position(), otherwise);
        }
    }

    private boolean take(boolean wanted) {
        at += wanted ? 1 : 0;
        return wanted;
    }
}
