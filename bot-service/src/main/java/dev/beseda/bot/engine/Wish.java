package dev.beseda.bot.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a person may want at any time, in whatever scenario.
enum Wish {
    CANCEL("cancel", Set.of("отмена", "отменить", "cancel")),
    BACK("back", Set.of("назад", "back", "go back")),
    REPEAT("repeat", Set.of("повтори", "повторить", "повторите", "repeat")),
    STOP("stop", Set.of("стоп", "хватит", "stop")),
    RESET("reset", Set.of()),
    PERSON(
            "human",
            Set.of(
                    "оператор",
                    "человек",
                    "позовите оператора",
                    "позовите человека",
                    "нужен человек",
                    "хочу поговорить с человеком",
                    "operator",
                    "human",
                    "talk to a human",
                    "talk to a person",
                    "i want a person"));

    private final String command;
    private final Set<String> words;

    Wish(String command, Set<String> words) {
        this.command = command;
        this.words = words;
    }

    static Optional<Wish> commanded(String name) {
        return Arrays.stream(values()).filter(wish -> wish.command.equals(name)).findFirst();
    }

    /// A wish is the whole message.
    static Optional<Wish> written(String text) {
        var said = withoutEnd(text.strip().toLowerCase(Locale.ROOT));
        return Arrays.stream(values()).filter(wish -> wish.words.contains(said)).findFirst();
    }

    private static String withoutEnd(String sentence) {
        int end = sentence.length();
        while (end > 0 && ".!?".indexOf(sentence.charAt(end - 1)) >= 0) {
            end--;
        }
        return sentence.substring(0, end);
    }
}
