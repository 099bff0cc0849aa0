package dev.beseda.bot.engine.answers;

/// Why an answer is not what the question asks for, and how a bot says so by default.
public enum AnswerError {
    NOT_A_TEXT("Пожалуйста, ответьте текстом.", "Please answer with a text message."),
    TOO_SHORT(
            "Слишком коротко: нужно хотя бы {least, plural, one {# символ} few {# символа} other {# символов}}.",
            "That is too short: at least {least, plural, one {# character} other {# characters}}, please."),
    TOO_LONG(
            "Слишком длинно: можно не больше {most, plural, one {# символа} other {# символов}}.",
            "That is too long: at most {most, plural, one {# character} other {# characters}}, please."),
    NOT_IN_THE_FORM(
            "Ответ записан не так, как нужно. Пожалуйста, проверьте его.",
            "The answer is not in the form I need. Please check it."),
    NOT_A_NUMBER("Пожалуйста, пришлите число, например 12.", "Please send a number, for example 12."),
    TOO_SMALL("Пожалуйста, не меньше {least}.", "No less than {least}, please."),
    TOO_LARGE("Пожалуйста, не больше {most}.", "No more than {most}, please."),
    NOT_WHOLE("Пожалуйста, пришлите целое число.", "Please send a whole number."),
    NOT_A_DATE("Пожалуйста, пришлите дату, например 31.12.2026.", "Please send a date, for example 31.12.2026."),
    TOO_EARLY("Пожалуйста, не раньше {earliest}.", "No earlier than {earliest}, please."),
    TOO_LATE("Пожалуйста, не позже {latest}.", "No later than {latest}, please."),
    NOT_A_PHONE(
            "Это не похоже на номер телефона. Пример: +7 912 345-67-89.",
            "That does not look like a phone number. An example: +44 20 7946 0958."),
    NOT_AN_EMAIL(
            "Это не похоже на адрес почты. Пример: anna@example.com.",
            "That does not look like an e-mail address. An example: anna@example.com."),
    NOT_AN_OPTION("Пожалуйста, выберите один из вариантов.", "Please choose one of the options."),
    NOT_YOUR_CONTACT(
            "Пожалуйста, поделитесь своим номером с помощью кнопки под сообщением.",
            "Please share your own number with the button below the message."),
    NOT_A_PLACE("Пожалуйста, пришлите место на карте.", "Please send a place on the map."),
    NOT_A_FILE("Пожалуйста, пришлите файл: {kinds}.", "Please send a file: {kinds}."),
    WRONG_KIND_OF_FILE("Этот файл не подходит. Нужно: {kinds}.", "This file will not do. What I need: {kinds}."),
    FILE_TOO_LARGE("Файл слишком большой: можно не больше {size}.", "The file is too large: at most {size}, please.");

    private final String russian;
    private final String english;

    AnswerError(String russian, String english) {
        this.russian = russian;
        this.english = english;
    }

    String russian() {
        return russian;
    }

    String english() {
        return english;
    }
}
