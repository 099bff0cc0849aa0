package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.answers.Reading.Accepted;
import dev.beseda.bot.engine.answers.Reading.Refused;
import dev.beseda.bot.engine.values.LinearPattern;
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
    public static Reading read(Wanted wanted, Given given, LocalDate today, String language) {
        return switch (wanted) {
            case Wanted.AnyText text -> text(text, given);
            case Wanted.Number number -> number(number, given, language);
            case Wanted.Day day -> day(day, given, today, language);
            case Wanted.Phone _ -> phone(given);
            case Wanted.Email _ ->
                accepted(written(given).flatMap(WrittenEmail::read).map(Value.Text::new), Complaint.NOT_AN_EMAIL);
            case Wanted.Choice choice -> choice(choice, given);
            case Wanted.Contact _ -> contact(given);
            case Wanted.Place _ -> place(given);
            case Wanted.File file -> file(file, given);
            case Wanted.Rating rating -> Ratings.read(rating, given, language);
        };
    }

    static Optional<String> written(Given given) {
        return given instanceof Given.Wrote wrote ? Optional.of(wrote.text().strip()) : Optional.empty();
    }

    static Reading accepted(Optional<? extends Value> value, Complaint otherwise) {
        return value.isPresent() ? new Accepted(value.get()) : new Refused(otherwise);
    }

    private static Reading text(Wanted.AnyText wanted, Given given) {
        var written = written(given);
        if (written.isEmpty()) {
            return new Refused(Complaint.NOT_A_TEXT);
        }
        var text = written.get();
        int length = text.codePointCount(0, text.length());
        if (length < wanted.least()) {
            return new Refused(Complaint.TOO_SHORT);
        }
        if (length > wanted.most()) {
            return new Refused(Complaint.TOO_LONG);
        }
        var value = new Value.Text(text);
        return isOfForm(wanted, value.text()) ? new Accepted(value) : new Refused(Complaint.NOT_IN_THE_FORM);
    }

    /// A broken pattern, which publishing refuses, must not keep a person at a question that has no answer.
    private static boolean isOfForm(Wanted.AnyText wanted, String text) {
        return wanted.pattern()
                .flatMap(LinearPattern::of)
                .map(pattern -> pattern.matches(text))
                .orElse(true);
    }

    private static Reading number(Wanted.Number wanted, Given given, String language) {
        var number = written(given).flatMap(text -> WrittenNumber.read(text, language));
        if (number.isEmpty()) {
            return new Refused(Complaint.NOT_A_NUMBER);
        }
        var value = new Value.Number(number.get());
        if (wanted.whole() && value.number().scale() > 0) {
            return new Refused(Complaint.NOT_WHOLE);
        }
        return withinLimits(wanted, value);
    }

    private static Reading withinLimits(Wanted.Number wanted, Value.Number value) {
        BigDecimal number = value.number();
        if (wanted.least().filter(least -> number.compareTo(least) < 0).isPresent()) {
            return new Refused(Complaint.TOO_SMALL);
        }
        if (wanted.most().filter(most -> number.compareTo(most) > 0).isPresent()) {
            return new Refused(Complaint.TOO_LARGE);
        }
        return new Accepted(value);
    }

    /// Of the days the text may mean, the likeliest within the limits.
    private static Reading day(Wanted.Day wanted, Given given, LocalDate today, String language) {
        var days = written(given).map(text -> WrittenDay.readings(text, today, language)).stream()
                .flatMap(found -> found.stream())
                .toList();
        if (days.isEmpty()) {
            return new Refused(Complaint.NOT_A_DATE);
        }
        return days.stream()
                .map(day -> withinLimits(wanted, day))
                .filter(Accepted.class::isInstance)
                .findFirst()
                .orElseGet(() -> withinLimits(wanted, days.getFirst()));
    }

    private static Reading withinLimits(Wanted.Day wanted, LocalDate day) {
        if (wanted.earliest().filter(day::isBefore).isPresent()) {
            return new Refused(Complaint.TOO_EARLY);
        }
        if (wanted.latest().filter(day::isAfter).isPresent()) {
            return new Refused(Complaint.TOO_LATE);
        }
        return new Accepted(new Value.Day(day));
    }

    private static Reading phone(Given given) {
        Optional<String> phone = switch (given) {
            case Given.Wrote wrote -> WrittenPhone.typed(wrote.text());
            case Given.SharedContact contact -> WrittenPhone.shared(contact.phone());
            case Given.Chose _, Given.SharedPlace _, Given.Sent _ -> Optional.empty();
        };
        return accepted(phone.map(Value.Text::new), Complaint.NOT_A_PHONE);
    }

    private static Reading choice(Wanted.Choice wanted, Given given) {
        var options = new Options(wanted.options());
        Optional<Wanted.Option> chosen = switch (given) {
            case Given.Chose chose -> options.at(chose.index());
            case Given.Wrote wrote -> options.written(wrote.text());
            case Given.SharedContact _, Given.SharedPlace _, Given.Sent _ -> Optional.empty();
        };
        return accepted(chosen.map(Wanted.Option::value).map(Value.Text::new), Complaint.NOT_AN_OPTION);
    }

    private static Reading contact(Given given) {
        if (given instanceof Given.SharedContact contact && contact.own()) {
            return accepted(WrittenPhone.shared(contact.phone()).map(Value.Text::new), Complaint.NOT_A_PHONE);
        }
        return new Refused(Complaint.NOT_YOUR_CONTACT);
    }

    private static Reading place(Given given) {
        if (given instanceof Given.SharedPlace place && isOnTheMap(place)) {
            return new Accepted(new Value.Place(place.latitude(), place.longitude()));
        }
        return new Refused(Complaint.NOT_A_PLACE);
    }

    private static boolean isOnTheMap(Given.SharedPlace place) {
        return Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180;
    }

    private static Reading file(Wanted.File wanted, Given given) {
        if (!(given instanceof Given.Sent sent)) {
            return new Refused(Complaint.NOT_A_FILE);
        }
        if (!wanted.kinds().isEmpty() && !wanted.kinds().contains(sent.kind())) {
            return new Refused(Complaint.WRONG_KIND_OF_FILE);
        }
        if (sent.bytes() > wanted.mostBytes()) {
            return new Refused(Complaint.FILE_TOO_LARGE);
        }
        return new Accepted(new Value.File(sent.kind(), sent.fileId(), sent.name(), sent.bytes()));
    }
}
