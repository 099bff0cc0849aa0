package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.answers.AnswerResult.Accepted;
import dev.beseda.bot.engine.answers.AnswerResult.Refused;
import dev.beseda.bot.engine.patterns.LinearPattern;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.values.WrittenDay;
import dev.beseda.bot.engine.values.WrittenNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// Reads what a person gave as what the question asks for.
public final class Answers {
    private Answers() {}

    /// The answer as a value, or what is wrong with it.
    public static AnswerResult read(ExpectedAnswer wanted, Input input, LocalDate today, String language) {
        return switch (wanted) {
            case ExpectedAnswer.AnyText text -> text(text, input);
            case ExpectedAnswer.Number number -> number(number, input, language);
            case ExpectedAnswer.Day day -> day(day, input, today, language);
            case ExpectedAnswer.Phone _ -> phone(input);
            case ExpectedAnswer.Email _ ->
                accepted(written(input).flatMap(WrittenEmail::read).map(Value.Text::new), AnswerError.NOT_AN_EMAIL);
            case ExpectedAnswer.Choice choice -> choice(choice, input);
            case ExpectedAnswer.Contact _ -> contact(input);
            case ExpectedAnswer.Place _ -> place(input);
            case ExpectedAnswer.File file -> file(file, input);
            case ExpectedAnswer.Rating rating -> Ratings.read(rating, input, language);
        };
    }

    static Optional<String> written(Input input) {
        return input instanceof Input.Wrote wrote ? Optional.of(wrote.text().strip()) : Optional.empty();
    }

    static AnswerResult accepted(Optional<? extends Value> value, AnswerError otherwise) {
        return value.isPresent() ? new Accepted(value.get()) : new Refused(otherwise);
    }

    private static AnswerResult text(ExpectedAnswer.AnyText wanted, Input input) {
        var written = written(input);
        if (written.isEmpty()) {
            return new Refused(AnswerError.NOT_A_TEXT);
        }
        var text = written.get();
        int length = text.codePointCount(0, text.length());
        if (length < wanted.least()) {
            return new Refused(AnswerError.TOO_SHORT);
        }
        if (length > wanted.most()) {
            return new Refused(AnswerError.TOO_LONG);
        }
        var value = new Value.Text(text);
        return isOfForm(wanted, value.text()) ? new Accepted(value) : new Refused(AnswerError.NOT_IN_THE_FORM);
    }

    /// A broken pattern, which publishing refuses, must not keep a person at a question that has no answer.
    private static boolean isOfForm(ExpectedAnswer.AnyText wanted, String text) {
        return wanted.pattern()
                .flatMap(LinearPattern::of)
                .map(pattern -> pattern.matches(text))
                .orElse(true);
    }

    private static AnswerResult number(ExpectedAnswer.Number wanted, Input input, String language) {
        var number = written(input).flatMap(text -> WrittenNumber.read(text, language));
        if (number.isEmpty()) {
            return new Refused(AnswerError.NOT_A_NUMBER);
        }
        var value = new Value.Number(number.get());
        if (wanted.whole() && value.number().scale() > 0) {
            return new Refused(AnswerError.NOT_WHOLE);
        }
        return withinLimits(wanted, value);
    }

    private static AnswerResult withinLimits(ExpectedAnswer.Number wanted, Value.Number value) {
        BigDecimal number = value.number();
        if (wanted.least().filter(least -> number.compareTo(least) < 0).isPresent()) {
            return new Refused(AnswerError.TOO_SMALL);
        }
        if (wanted.most().filter(most -> number.compareTo(most) > 0).isPresent()) {
            return new Refused(AnswerError.TOO_LARGE);
        }
        return new Accepted(value);
    }

    /// Of the days the text may mean, the likeliest within the limits.
    private static AnswerResult day(ExpectedAnswer.Day wanted, Input input, LocalDate today, String language) {
        var days = written(input).map(text -> WrittenDay.readings(text, today, language)).stream()
                .flatMap(found -> found.stream())
                .toList();
        if (days.isEmpty()) {
            return new Refused(AnswerError.NOT_A_DATE);
        }
        return days.stream()
                .map(day -> withinLimits(wanted, day))
                .filter(Accepted.class::isInstance)
                .findFirst()
                .orElseGet(() -> withinLimits(wanted, days.getFirst()));
    }

    private static AnswerResult withinLimits(ExpectedAnswer.Day wanted, LocalDate day) {
        if (wanted.earliest().filter(day::isBefore).isPresent()) {
            return new Refused(AnswerError.TOO_EARLY);
        }
        if (wanted.latest().filter(day::isAfter).isPresent()) {
            return new Refused(AnswerError.TOO_LATE);
        }
        return new Accepted(new Value.Day(day));
    }

    private static AnswerResult phone(Input input) {
        Optional<String> phone = switch (input) {
            case Input.Wrote wrote -> WrittenPhone.typed(wrote.text());
            case Input.SharedContact contact -> WrittenPhone.shared(contact.phone());
            case Input.Chose _, Input.SharedPlace _, Input.Sent _ -> Optional.empty();
        };
        return accepted(phone.map(Value.Text::new), AnswerError.NOT_A_PHONE);
    }

    private static AnswerResult choice(ExpectedAnswer.Choice wanted, Input input) {
        var options = new Options(wanted.options());
        Optional<ExpectedAnswer.Option> chosen = switch (input) {
            case Input.Chose chose -> options.at(chose.index());
            case Input.Wrote wrote -> options.written(wrote.text());
            case Input.SharedContact _, Input.SharedPlace _, Input.Sent _ -> Optional.empty();
        };
        return accepted(chosen.map(ExpectedAnswer.Option::value).map(Value.Text::new), AnswerError.NOT_AN_OPTION);
    }

    private static AnswerResult contact(Input input) {
        if (input instanceof Input.SharedContact contact && contact.own()) {
            return accepted(WrittenPhone.shared(contact.phone()).map(Value.Text::new), AnswerError.NOT_A_PHONE);
        }
        return new Refused(AnswerError.NOT_YOUR_CONTACT);
    }

    private static AnswerResult place(Input input) {
        if (input instanceof Input.SharedPlace place && isOnTheMap(place)) {
            return new Accepted(new Value.Place(place.latitude(), place.longitude()));
        }
        return new Refused(AnswerError.NOT_A_PLACE);
    }

    private static boolean isOnTheMap(Input.SharedPlace place) {
        return Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180;
    }

    private static AnswerResult file(ExpectedAnswer.File wanted, Input input) {
        if (!(input instanceof Input.Sent sent)) {
            return new Refused(AnswerError.NOT_A_FILE);
        }
        if (!wanted.kinds().isEmpty() && !wanted.kinds().contains(sent.kind())) {
            return new Refused(AnswerError.WRONG_KIND_OF_FILE);
        }
        if (sent.bytes() > wanted.mostBytes()) {
            return new Refused(AnswerError.FILE_TOO_LARGE);
        }
        return new Accepted(new Value.File(sent.kind(), sent.fileId(), sent.name(), sent.bytes()));
    }
}
