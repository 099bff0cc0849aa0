package dev.beseda.simulator.botapi.others;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.money.Bill;
import dev.beseda.simulator.money.Payment;
import dev.beseda.simulator.money.Payments;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message.Body;

/// Asking for money, taking it and giving it back.
final class MoneyMethods {
    private static final long MONTH_SECONDS = 2_592_000;
    private static final long DEAREST_SUBSCRIPTION = 10_000;
    private static final String TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

    private final World world;
    private final Payments payments;
    private final Sending sending;

    MoneyMethods(World world, Payments payments, Sending sending) {
        this.world = world;
        this.payments = payments;
        this.sending = sending;
    }

    Answer sendInvoice(Bot bot, Arguments call) {
        var bill = bill(call);
        var chat = sending.chats().writable(bot, call);
        var fields = Json.object();
        fields.putObject("invoice")
                .put("title", bill.title())
                .put("description", call.text("description").orElse(""))
                .put("start_parameter", call.text("start_parameter").orElse(""))
                .put("currency", bill.price().currency())
                .put("total_amount", bill.price().amount());
        var message = sending.post(
                bot, chat, call, Body.of(new Content("invoice", fields)).withMarkup(Bodies.markup(call)));
        payments.till(bot).ask(Long.toString(message.id()), bill);
        return Sending.shown(bot, chat, message);
    }

    Answer createInvoiceLink(Bot bot, Arguments call) {
        var bill = bill(call);
        if (bill.period() != 0
                && (bill.period() != MONTH_SECONDS || bill.price().amount() > DEAREST_SUBSCRIPTION)) {
            throw ApiError.badRequest("SUBSCRIPTION_PERIOD_INVALID");
        }
        var link = "https://t.me/$" + Long.toString(Long.parseLong(world.freshNumber()), Character.MAX_RADIX);
        payments.till(bot).ask(link, bill);
        return Answer.Success.of(Json.tree(link));
    }

    Answer answerPreCheckoutQuery(Bot bot, Arguments call) {
        boolean agreed = call.flag("ok");
        if (!agreed && call.text("error_message").orElse("").isBlank()) {
            throw ApiError.badRequest("error message must be non-empty");
        }
        if (!payments.answer(bot, call.text("pre_checkout_query_id").orElse(""), agreed)) {
            throw ApiError.badRequest(TOO_OLD);
        }
        return Answer.Success.yes();
    }

    Answer refundStarPayment(Bot bot, Arguments call) {
        var payment = charged(bot, call);
        if (payment.state() == Payment.State.REFUNDED) {
            throw ApiError.badRequest("CHARGE_ALREADY_REFUNDED");
        }
        if (payments.till(bot).stars() < payment.bill().price().amount()) {
            throw ApiError.badRequest("BALANCE_TOO_LOW");
        }
        payments.refund(bot, payment);
        return Answer.Success.yes();
    }

    Answer editUserStarSubscription(Bot bot, Arguments call) {
        var payment = charged(bot, call);
        if (payment.bill().period() == 0) {
            throw ApiError.badRequest("SUBSCRIPTION_NOT_FOUND");
        }
        if (call.flag("is_canceled")) {
            payments.renew(bot, payment, "canceled");
        }
        return Answer.Success.yes();
    }

    Answer getMyStarBalance(Bot bot, Arguments call) {
        return Answer.Success.of(Json.object().put("amount", payments.till(bot).stars()));
    }

    Answer getStarTransactions(Bot bot, Arguments call) {
        var json = Json.object();
        var list = json.putArray("transactions");
        payments.till(bot)
                .transactions(
                        call.number("offset").orElse(0), call.number("limit").orElse(100))
                .forEach(list::add);
        return Answer.Success.of(json);
    }

    private Payment charged(Bot bot, Arguments call) {
        return call.text("telegram_payment_charge_id")
                .flatMap(payments.till(bot)::payment)
                .filter(payment -> payment.user().id() == call.number("user_id").orElse(0))
                .filter(payment -> payment.state() != Payment.State.WAITING && payment.state() != Payment.State.REFUSED)
                .orElseThrow(() -> ApiError.badRequest("CHARGE_NOT_FOUND"));
    }

    /// Stars need no provider and have one price; all other money needs a provider.
    private static Bill bill(Arguments call) {
        var currency = call.text("currency").orElse("");
        if (!currency.matches("[A-Z]{3}")) {
            throw ApiError.badRequest("CURRENCY_INVALID");
        }
        var prices = call.node("prices").orElseThrow();
        long total = 0;
        for (var price : prices) {
            total += price.path("amount").asLong();
        }
        boolean stars = currency.equals("XTR");
        if (total <= 0 || stars && prices.size() != 1) {
            throw ApiError.badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
        }
        if (!stars && call.text("provider_token").orElse("").isEmpty()) {
            throw ApiError.badRequest("PAYMENT_PROVIDER_INVALID");
        }
        return new Bill(
                call.text("title").orElse(""),
                call.text("payload").orElse(""),
                new Bill.Price(currency, total),
                call.number("subscription_period").orElse(0));
    }
}
