package dev.beseda.simulator.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.money.Payment.State;
import dev.beseda.simulator.world.Speech;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.HashMap;
import java.util.Map;

/// How people pay bots: the bot is asked first, and has ten seconds to agree.
public final class Payments {
    private static final long PATIENCE_MILLIS = 10_000;

    private final World world;
    private final Map<Long, Till> tills = new HashMap<>();

    public Payments(World world) {
        this.world = world;
    }

    public Till till(Bot bot) {
        return tills.computeIfAbsent(bot.id(), id -> new Till());
    }

    public void clear() {
        tills.clear();
    }

    /// A person has pressed "pay". Gives the number of the query the bot must answer.
    public String begin(Bot bot, User user, Bill bill) {
        var till = till(bot);
        var query = world.freshNumber();
        till.wait(query, new Payment("stx" + world.freshNumber(), user, bill, State.WAITING, now()));
        var asked = bill.toTelegram().put("id", query);
        asked.set("from", user.toTelegram());
        world.clock().after(PATIENCE_MILLIS, () -> expire(bot, query));
        world.tell(bot, "pre_checkout_query", laneOf(user), asked);
        return query;
    }

    /// False when nobody waits for this answer any more.
    public boolean answer(Bot bot, String query, boolean agreed) {
        var found = till(bot).stopWaiting(query);
        found.ifPresent(payment -> {
            if (agreed) {
                charge(bot, payment);
            } else {
                till(bot).put(payment.as(State.REFUSED, now()));
            }
        });
        return found.isPresent();
    }

    private void expire(Bot bot, String query) {
        till(bot).stopWaiting(query).ifPresent(late -> till(bot).put(late.as(State.EXPIRED, now())));
    }

    /// A subscription goes on for another period, is given up, or its payment fails.
    public void renew(Bot bot, Payment payment, String state) {
        requireSubscription(payment);
        if (state.equals("active")) {
            charge(bot, new Payment("stx" + world.freshNumber(), payment.user(), payment.bill(), State.WAITING, now()));
        } else {
            till(bot).put(payment.as(State.CANCELED, now()));
        }
        tellState(bot, payment, state);
    }

    private void tellState(Bot bot, Payment payment, String state) {
        var news =
                Json.object().put("invoice_payload", payment.bill().payload()).put("state", state);
        news.set("user", payment.user().toTelegram());
        world.tell(bot, "subscription", laneOf(payment.user()), news);
    }

    private static void requireSubscription(Payment payment) {
        if (!payment.isSubscription()) {
            throw new Refusal(Reason.NOT_NOW, "charge_id", "This payment is no subscription");
        }
    }

    private void charge(Bot bot, Payment payment) {
        boolean first = till(bot).payments().stream()
                .noneMatch(earlier -> earlier.state() == State.PAID && isSameSubscription(earlier, payment));
        till(bot).put(payment.as(State.PAID, now()));
        if (payment.bill().price().isStars()) {
            book(
                    bot,
                    payment,
                    invoiced("source", payment),
                    payment.bill().price().amount());
        }
        var told = payment.bill()
                .toTelegram()
                .put("telegram_payment_charge_id", payment.charge())
                .put("provider_payment_charge_id", payment.bill().price().isStars() ? "" : payment.charge());
        if (payment.isSubscription()) {
            told.put(
                            "subscription_expiration_date",
                            now() / 1_000 + payment.bill().period())
                    .put("is_recurring", true);
            if (first) {
                told.put("is_first_recurring", true);
            }
        }
        say(bot, payment, "successful_payment", told);
    }

    private static boolean isSameSubscription(Payment one, Payment other) {
        return one.user().equals(other.user())
                && one.bill().payload().equals(other.bill().payload());
    }

    /// The Stars go back.
    public void refund(Bot bot, Payment payment) {
        till(bot).put(payment.as(State.REFUNDED, now()));
        book(
                bot,
                payment,
                invoiced("receiver", payment),
                -payment.bill().price().amount());
        say(
                bot,
                payment,
                "refunded_payment",
                payment.bill().toTelegram().put("telegram_payment_charge_id", payment.charge()));
    }

    /// Paid media are paid at once: there is nothing to agree to.
    public void buy(Bot bot, User user, Bill bill) {
        var payment = new Payment("stx" + world.freshNumber(), user, bill, State.PAID, now());
        till(bot).put(payment);
        var partner = partner(payment, "paid_media_payment").put("paid_media_payload", bill.payload());
        book(bot, payment, Json.object().set("source", partner), bill.price().amount());
        if (!bill.payload().isEmpty()) {
            var news = Json.object().put("paid_media_payload", bill.payload());
            news.set("from", user.toTelegram());
            world.tell(bot, "purchased_paid_media", laneOf(user), news);
        }
    }

    private void book(Bot bot, Payment payment, ObjectNode side, long amount) {
        var transaction = Json.object()
                .put("id", payment.charge())
                .put("amount", payment.bill().price().amount())
                .put("date", now() / 1_000);
        till(bot).book(amount, transaction.setAll(side));
    }

    private static ObjectNode invoiced(String side, Payment payment) {
        var partner = partner(payment, "invoice_payment")
                .put("invoice_payload", payment.bill().payload());
        if (payment.isSubscription()) {
            partner.put("subscription_period", payment.bill().period());
        }
        return Json.object().set(side, partner);
    }

    private static ObjectNode partner(Payment payment, String transaction) {
        var partner = Json.object().put("type", "user").put("transaction_type", transaction);
        return partner.set("user", payment.user().toTelegram());
    }

    /// Nobody reads it when the person has shut the bot out meanwhile: the money has moved all the same.
    private void say(Bot bot, Payment payment, String kind, ObjectNode told) {
        var fields = Json.object();
        fields.set(kind, told);
        if (!bot.chatWith(payment.user()).isBlocked()) {
            var unused = world.speech().say(bot, payment.user(), Speech.Utterance.of(new Content(kind, fields)));
        }
    }

    private static Lane laneOf(User user) {
        return new Lane(Lane.Kind.USER, user.id());
    }

    private long now() {
        return world.clock().millis();
    }
}
