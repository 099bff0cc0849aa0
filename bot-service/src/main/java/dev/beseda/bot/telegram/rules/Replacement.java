package dev.beseda.bot.telegram.rules;

import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Instant;
import java.util.OptionalLong;

/// How [Call.ReplaceText] is done: as an edit where the message is known, and what follows from the answer to that. The
/// same edit may be made as often as one likes, so one that may or may not have arrived is simply made again.
public final class Replacement {
    /// How often it may be made again after nobody knew how it ended.
    private static final int MOST_UNKNOWN = 8;

    private Replacement() {}

    /// The call that puts the text into the message that is there.
    public static Call in(long message, Call.ReplaceText wanted) {
        return new Call.EditText(message, wanted.text(), wanted.markup());
    }

    /// The call where there is no such message.
    public static Call anew(Call.ReplaceText wanted) {
        return new Call.SendMessage(wanted.text(), wanted.markup());
    }

    /// What follows when `delivery` was made as `made`.
    public static DeliveryOutcome judge(Delivery delivery, Call made, Answer answer, Instant now) {
        boolean replaced = delivery.call() instanceof Call.ReplaceText && made instanceof Call.EditText;
        return replaced
                ? judge(delivery, (Call.EditText) made, answer, now)
                : SendPolicy.judge(delivery.saying(made), answer, now);
    }

    private static DeliveryOutcome judge(Delivery delivery, Call.EditText edit, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Done _ -> new DeliveryOutcome.Sent(OptionalLong.of(edit.message()));
            case Answer.Refused no -> refused(delivery, edit, no, now);
            case Answer.Silent silent ->
                unknown(delivery, now.plus(SendPolicy.pause(delivery.unknown())), silent.reason());
            case Answer.Flooded _, Answer.Missed _, Answer.Moved _, Answer.Unauthorized _ ->
                SendPolicy.judge(delivery, answer, now);
        };
    }

    /// One that was under way when the platform fell, too, whatever it was made as:
    /// a text twice is better than half a one.
    static DeliveryOutcome unknown(Delivery delivery, Instant next, String reason) {
        return delivery.unknown() < MOST_UNKNOWN
                ? new DeliveryOutcome.Again(delivery.begunAgain(true, next), reason)
                : new DeliveryOutcome.Unknown(reason);
    }

    /// Whatever is wrong with the old message, the text can be said in a new one.
    private static DeliveryOutcome refused(Delivery delivery, Call.EditText edit, Answer.Refused no, Instant now) {
        if (TelegramErrorKind.isAlreadySo(edit, no.description())) {
            return new DeliveryOutcome.Sent(OptionalLong.of(edit.message()));
        }
        var usual = SendPolicy.judge(delivery, no, now);
        var anew = delivery.saying(new Call.SendMessage(edit.text(), edit.markup()));
        return usual instanceof DeliveryOutcome.Failed failed
                ? new DeliveryOutcome.Again(anew.begunAgain(false, now), failed.reason())
                : usual;
    }
}
