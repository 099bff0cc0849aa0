package dev.beseda.bot.engine.texts;

/// What is wrong with a template, and where.
final class TemplateFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateFault(int position, String sentence) {
        super("Character " + (position + 1) + ": " + sentence, null, false, false);
    }
}
