package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.expressions.Token.Kind;
import dev.beseda.kit.text.BoundedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits the source of an expression into words, texts and signs.
@BoundedText(max = 2_000, why = "Expression takes no longer one")
final class Lexer {
    private static final int LONGEST_NUMBER = 34;
    private static final int LONGEST_NAME = 64;
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*([\\p{L}\\p{N}_]+)\\s*}");
    private static final Pattern SIGN = Pattern.compile("==|!=|<>|<=|>=|&&|\\|\\||[-+*/%=<>&!(),\\[\\]]");

    private final String source;
    private final Matcher matcher;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source;
        this.matcher = NUMBER.matcher(source);
    }

    /// The tokens of the source; the last one is its end.
    static List<Token> tokens(String source) {
        var lexer = new Lexer(source);
        lexer.skipBlanks();
        while (lexer.at < source.length()) {
            lexer.tokens.add(lexer.next());
            lexer.skipBlanks();
        }
        lexer.tokens.add(new Token(Kind.END, "", source.length()));
        return lexer.tokens;
    }

    private void skipBlanks() {
        while (at < source.length() && isBlank(source.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private Token next() {
        int start = at;
        char first = source.charAt(at);
        if ("\"'“«".indexOf(first) >= 0) {
            return new Token(Kind.TEXT, quoted(first), start);
        }
        if (found(NUMBER)) {
            return new Token(Kind.NUMBER, atMost(LONGEST_NUMBER, matcher.group(), start), start);
        }
        if (found(WORD)) {
            return new Token(Kind.WORD, atMost(LONGEST_NAME, matcher.group(), start), start);
        }
        if (found(VARIABLE)) {
            return new Token(Kind.VARIABLE, atMost(LONGEST_NAME, matcher.group(1), start), start);
        }
        if (found(SIGN)) {
            return new Token(Kind.SIGN, matcher.group(), start);
        }
        throw new ExpressionFault(
                start,
                first == '{'
                        ? "After { come the name of a variable and }."
                        : "The sign “" + Character.toString(source.codePointAt(start)) + "” means nothing here.");
    }

    private static String atMost(int longest, String word, int position) {
        if (word.length() > longest) {
            throw new ExpressionFault(position, "A name has at most 64 characters and a number at most 34.");
        }
        return word;
    }

    /// The text between quotes. A backslash before anything but a quote, itself,
    /// `n` and `t` stays, as patterns need it.
    private String quoted(char opening) {
        char closing = opening == '“' ? '”' : opening == '«' ? '»' : opening;
        int start = at++;
        var text = new StringBuilder();
        while (at < source.length() && source.charAt(at) != closing) {
            char character = source.charAt(at++);
            text.append(character == '\\' && at < source.length() ? escaped(closing) : character);
        }
        if (at == source.length()) {
            throw new ExpressionFault(start, "This text is never closed: " + closing + " is missing.");
        }
        at++;
        return text.toString();
    }

    private String escaped(char closing) {
        char character = source.charAt(at++);
        return switch (character) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '\\' -> "\\";
            default -> character == closing ? String.valueOf(closing) : "\\" + character;
        };
    }

    private boolean found(Pattern pattern) {
        boolean found = matcher.usePattern(pattern).region(at, source.length()).lookingAt();
        if (found) {
            at = matcher.end();
        }
        return found;
    }
}
