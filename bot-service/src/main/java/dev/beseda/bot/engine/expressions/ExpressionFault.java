package dev.beseda.bot.engine.expressions;

/// Why a source is not an expression, and where: `position` counts UTF-16 units from 0, up to the length of the source.
public final class ExpressionFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    ExpressionFault(int position, String sentence) {
        super(sentence);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
