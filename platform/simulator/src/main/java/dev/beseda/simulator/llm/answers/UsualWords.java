package dev.beseda.simulator.llm.answers;

import dev.beseda.simulator.llm.requests.Asked;

/// What a model says when no script tells it: always the same to the same question, in its language.
final class UsualWords {
    private static final int LONGEST_QUOTE = 80;

    private UsualWords() {}

    static String about(Asked asked) {
        var question = quoted(asked.words().question());
        boolean russian = question.codePoints().anyMatch(UsualWords::isCyrillic);
        return (russian ? """
                **Коротко о «%s»:**

                1. Уточните, что для вас важнее всего.
                2. Начните сегодня с одного небольшого шага.
                3. Через неделю сравните, что изменилось.

                Отвечает модель `%s` из симулятора.""" : """
                **In short, about "%s":**

                1. Decide what matters most to you.
                2. Begin today with one small step.
                3. Look after a week at what has changed.

                This is the model `%s` of the simulator.""").formatted(question, asked.model());
    }

    /// So many tokens of text, in numbered lines.
    static String ofLength(Asked asked, int tokens) {
        var text = new StringBuilder(about(asked));
        for (int line = 1; Tokens.count(text.toString()) < tokens; line++) {
            text.repeat("\n%d. %s".formatted(line, quoted(asked.words().question())), 1 + tokens / LONGEST_QUOTE);
        }
        return String.join("", Tokens.of(text.toString()).subList(0, tokens));
    }

    private static String quoted(String question) {
        var line = question.strip().replaceAll("\\s+", " ").replace('`', '\'');
        if (line.codePointCount(0, line.length()) <= LONGEST_QUOTE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }

    private static boolean isCyrillic(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.CYRILLIC;
    }
}
