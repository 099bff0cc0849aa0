package dev.beseda.bot.engine.answers;

/// Why an answer is not what the question asks for.
public enum Complaint {
    NOT_A_TEXT,
    TOO_SHORT,
    TOO_LONG,
    NOT_IN_THE_FORM,
    NOT_A_NUMBER,
    TOO_SMALL,
    TOO_LARGE,
    NOT_WHOLE,
    NOT_A_DATE,
    TOO_EARLY,
    TOO_LATE,
    NOT_A_PHONE,
    NOT_AN_EMAIL,
    NOT_AN_OPTION,
    NOT_YOUR_CONTACT,
    NOT_A_PLACE,
    NOT_A_FILE,
    WRONG_KIND_OF_FILE,
    FILE_TOO_LARGE
}
