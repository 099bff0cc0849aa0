package dev.beseda.bot.telegram.rules;

import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.PlainTextFallback;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/// Decides what follows from an answer of Telegram.
public final class SendPolicy {
    /// A delivery that could not be made for so long is of no use to anybody any more.
    public static final Duration LIFETIME = Duration.ofHours(24);

    public static final String TOO_LATE = "Its time was over before it could be sent";

    /// What Telegram shows for five seconds is of no use later.
    private static final Duration LIFETIME_OF_SIGN = Duration.ofSeconds(5);

    /// So long Telegram waits. Source: Bot API, `answerPreCheckoutQuery`.
    private static final Duration LIFETIME_OF_PRE_CHECKOUT = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int DOUBLINGS = 6;
    private static final int FORBIDDEN = 403;

    private SendPolicy() {}

    public static DeliveryOutcome judge(Delivery delivery, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Done done -> new DeliveryOutcome.Sent(done.message());
            case Answer.Refused no -> refused(delivery, no, now);
            case Answer.Moved moved -> moved(delivery, moved.chat(), now);
            case Answer.Flooded flood -> later(delivery, now, flood.retryAfter(), "429 Too Many Requests");
            case Answer.Unauthorized no -> later(delivery, now, Duration.ZERO, no.reason());
            case Answer.Missed missed -> later(delivery, now, pause(delivery.attempts()), missed.reason());
            case Answer.Silent silent -> unknown(delivery, now, silent.reason());
        };
    }

    /// A delivery whose outcome nobody can tell: its lane decides, and it is made again once at the most.
    public static DeliveryOutcome unknown(Delivery delivery, Instant now, String reason) {
        if (delivery.call() instanceof Call.ReplaceText) {
            return Replacement.unknown(delivery, now, reason);
        }
        return delivery.lane().sendsAgain() && delivery.unknown() == 0
                ? new DeliveryOutcome.Again(delivery.begunAgain(true, now), reason)
                : new DeliveryOutcome.Unknown(reason);
    }

    /// A delivery that was begun and whose call was not made after all.
    public static DeliveryOutcome notMade(Delivery delivery, Instant now, String reason) {
        return new DeliveryOutcome.Again(delivery.begunAgain(false, now), reason);
    }

    /// Whether it would come too late for anybody.
    public static boolean isExpired(Delivery delivery, Instant now) {
        var ordered = delivery.order().flatMap(Delivery.Order::expires);
        var ofNoUse = delivery.queuedAt().plus(lifetime(delivery.call()));
        return now.isAfter(ordered.filter(ofNoUse::isAfter).orElse(ofNoUse));
    }

    private static Duration lifetime(Call call) {
        return switch (call) {
            case Call.ChatAction _ -> LIFETIME_OF_SIGN;
            case Call.RefusePreCheckoutQuery _, Call.AcceptPreCheckoutQuery _ -> LIFETIME_OF_PRE_CHECKOUT;
            case Call.SendMessage _,
                    Call.SendMedia _,
                    Call.SendAlbum _,
                    Call.SendLocation _,
                    Call.EditText _,
                    Call.ReplaceText _,
                    Call.SendDraft _,
                    Call.EditMarkup _,
                    Call.DeleteMessage _,
                    Call.SendInvoice _,
                    Call.AnswerCallbackQuery _ -> LIFETIME;
        };
    }

    private static DeliveryOutcome refused(Delivery delivery, Answer.Refused no, Instant now) {
        var reason = no.code() + " " + no.description();
        if (no.code() == FORBIDDEN) {
            return new DeliveryOutcome.Departed(reason, now);
        }
        if (TelegramErrorKind.isAlreadySo(delivery.call(), no.description())) {
            return new DeliveryOutcome.Sent(OptionalLong.empty());
        }
        if (TelegramErrorKind.isAboutFormat(no.description()) && !PlainTextFallback.is(delivery.call())) {
            var plain = delivery.saying(PlainTextFallback.of(delivery.call()));
            return new DeliveryOutcome.Again(plain.begunAgain(false, now), reason);
        }
        return new DeliveryOutcome.Failed(reason);
    }

    /// The same chat under a new number; one that moves on and on is not followed.
    private static DeliveryOutcome moved(Delivery delivery, long chat, Instant now) {
        return chat == delivery.to().chat() || delivery.attempts() > DOUBLINGS
                ? new DeliveryOutcome.Failed("400 The chat has moved on and on")
                : new DeliveryOutcome.Again(
                        delivery.in(chat).begunAgain(false, now), "400 The group is a supergroup now");
    }

    private static DeliveryOutcome later(Delivery delivery, Instant now, Duration pause, String reason) {
        var again = delivery.begunAgain(false, now.plus(pause));
        return isExpired(delivery, now.plus(pause))
                ? new DeliveryOutcome.Failed("Not delivered in time: " + reason)
                : new DeliveryOutcome.Again(again, reason);
    }

    /// 1, 2, 4 … 60 seconds.
    static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
