package dev.beseda.simulator.control.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.money.Bill;
import dev.beseda.simulator.money.Payment;
import dev.beseda.simulator.money.Payments;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.List;
import java.util.Locale;

/// Lets people pay invoices, buy paid media, and keep or give up subscriptions.
final class MoneyControl {
    private final Payments payments;
    private final Found found;

    MoneyControl(World world, Payments payments) {
        this.payments = payments;
        this.found = new Found(world);
    }

    /// By invoice link, or by the message that holds the invoice.
    Reply pay(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        var place = form.has("invoice_link") ? form.text("invoice_link") : Long.toString(form.number("message_id"));
        form.end();
        var bill = payments.till(bot)
                .bill(place)
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "message_id", "There is no such invoice"));
        return Reply.made(Json.object().put("pre_checkout_query_id", payments.begin(bot, user, bill)));
    }

    /// `payments/{bot}`: all of them with their state.
    Reply show(ControlRequest request) {
        var till = payments.till(found.bot(request.only().orElse("")));
        var json = Json.object().put("stars", till.stars());
        var list = json.putArray("payments");
        till.payments().forEach(payment -> list.add(shown(payment)));
        return Reply.ok(json);
    }

    Reply buy(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        long id = form.number("message_id");
        form.end();
        var message = bot.chatWith(user)
                .find(id)
                .filter(found -> found.body()
                        .shown()
                        .filter(content -> content.kind().equals("paid_media"))
                        .isPresent())
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "message_id", "There are no paid media to buy"));
        long stars = message.body()
                .shown()
                .map(content -> content.main().path("star_count").asLong())
                .orElse(0L);
        var payload = payments.till(bot).bill("media" + id).map(Bill::payload).orElse("");
        payments.buy(bot, user, new Bill("Paid media", payload, new Bill.Price("XTR", stars), 0));
        return Reply.made(Json.object().put("stars", stars));
    }

    Reply subscription(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var charge = form.text("charge_id");
        var state = form.text("state");
        form.end();
        if (!List.of("active", "canceled", "failed").contains(state)) {
            throw new Refusal(Reason.WRONG, "state", "Field \"state\" must be active, canceled or failed");
        }
        var payment = payments.till(bot)
                .payment(charge)
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "charge_id", "There is no such payment"));
        payments.renew(bot, payment, state);
        return Reply.done();
    }

    private static ObjectNode shown(Payment payment) {
        return Json.object()
                .put("charge_id", payment.charge())
                .put("user", payment.user().id())
                .put("payload", payment.bill().payload())
                .put("currency", payment.bill().price().currency())
                .put("amount", payment.bill().price().amount())
                .put("state", payment.state().name().toLowerCase(Locale.ROOT));
    }
}
