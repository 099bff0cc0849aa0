package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a bot says by default when an answer is not what it asked for.
public final class AnswerErrorTexts {
    private static final String RUSSIAN = "ru";
    private static final String ENGLISH = "en";
    private static final BigDecimal KILOBYTE = BigDecimal.valueOf(1_024);

    private AnswerErrorTexts() {}

    /// A polite sentence with the limits of the question in it.
    public static Text sentence(ExpectedAnswer expected, AnswerError error) {
        if (expected instanceof ExpectedAnswer.Rating rating && asksForScale(error)) {
            return filled(
                    "Пожалуйста, поставьте оценку от {least} до {most}.",
                    "Please rate it from {least} to {most}.",
                    rating);
        }
        return filled(error.russian(), error.english(), expected);
    }

    private static boolean asksForScale(AnswerError error) {
        return switch (error) {
            case NOT_A_NUMBER, NOT_WHOLE, TOO_SMALL, TOO_LARGE -> true;
            case NOT_A_TEXT, TOO_SHORT, TOO_LONG, NOT_IN_THE_FORM, NOT_A_DATE, TOO_EARLY, TOO_LATE -> false;
            case NOT_A_PHONE, NOT_AN_EMAIL, NOT_AN_OPTION, NOT_YOUR_CONTACT, NOT_A_PLACE -> false;
            case NOT_A_FILE, WRONG_KIND_OF_FILE, FILE_TOO_LARGE -> false;
        };
    }

    private static Text filled(String russian, String english, ExpectedAnswer expected) {
        return new Text(Map.of(
                RUSSIAN, Template.fill(known(russian, expected, RUSSIAN), limits(expected, RUSSIAN), RUSSIAN),
                ENGLISH, Template.fill(known(english, expected, ENGLISH), limits(expected, ENGLISH), ENGLISH)));
    }

    /// The sentence, unless it speaks of a limit that the question does not have.
    private static String known(String sentence, ExpectedAnswer expected, String language) {
        if (limits(expected, language).keySet().containsAll(Template.variables(sentence))) {
            return sentence;
        }
        return language.equals(RUSSIAN)
                ? "Этот ответ не подходит. Пожалуйста, попробуйте ещё раз."
                : "This answer will not do. Please try again.";
    }

    private static Map<String, Value> limits(ExpectedAnswer expected, String language) {
        var limits = new HashMap<String, Value>();
        switch (expected) {
            case ExpectedAnswer.AnyText text -> {
                limits.put("least", Value.number(text.least()));
                limits.put("most", Value.number(text.most()));
            }
            case ExpectedAnswer.Number number -> {
                number.least().ifPresent(least -> limits.put("least", new Value.Number(least)));
                number.most().ifPresent(most -> limits.put("most", new Value.Number(most)));
            }
            case ExpectedAnswer.Day day -> {
                day.earliest().ifPresent(earliest -> limits.put("earliest", new Value.Day(earliest)));
                day.latest().ifPresent(latest -> limits.put("latest", new Value.Day(latest)));
            }
            case ExpectedAnswer.Rating rating -> {
                limits.put("least", Value.number(rating.from()));
                limits.put("most", Value.number(rating.to()));
            }
            case ExpectedAnswer.File file -> {
                limits.put("kinds", new Value.Text(kinds(file.kinds(), language)));
                limits.put("size", new Value.Text(size(file.mostBytes(), language)));
            }
            case ExpectedAnswer.Phone _,
                    ExpectedAnswer.Email _,
                    ExpectedAnswer.Choice _,
                    ExpectedAnswer.Contact _,
                    ExpectedAnswer.Place _ -> {}
        }
        return limits;
    }

    private static String kinds(Set<FileKind> kinds, String language) {
        return Arrays.stream(FileKind.values())
                .filter(kind -> kinds.isEmpty() || kinds.contains(kind))
                .map(kind -> language.equals(RUSSIAN) ? russian(kind) : english(kind))
                .collect(Collectors.joining(", "));
    }

    private static String russian(FileKind kind) {
        return switch (kind) {
            case PHOTO -> "фото";
            case VIDEO -> "видео";
            case ANIMATION -> "анимация";
            case AUDIO -> "музыка";
            case VOICE -> "голосовое сообщение";
            case VIDEO_NOTE -> "видеосообщение";
            case DOCUMENT -> "документ";
            case STICKER -> "стикер";
        };
    }

    private static String english(FileKind kind) {
        return switch (kind) {
            case PHOTO -> "a photo";
            case VIDEO -> "a video";
            case ANIMATION -> "an animation";
            case AUDIO -> "music";
            case VOICE -> "a voice message";
            case VIDEO_NOTE -> "a video message";
            case DOCUMENT -> "a document";
            case STICKER -> "a sticker";
        };
    }

    private static String size(long bytes, String language) {
        boolean russian = language.equals(RUSSIAN);
        var kilobytes = BigDecimal.valueOf(bytes).divide(KILOBYTE);
        if (kilobytes.compareTo(KILOBYTE) < 0) {
            return tenths(kilobytes) + (russian ? " КБ" : " KB");
        }
        return tenths(kilobytes.divide(KILOBYTE)) + (russian ? " МБ" : " MB");
    }

    private static String tenths(BigDecimal number) {
        return new Value.Number(number.setScale(1, RoundingMode.DOWN)).shown(ENGLISH);
    }
}
