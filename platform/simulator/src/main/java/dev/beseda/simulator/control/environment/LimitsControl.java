package dev.beseda.simulator.control.environment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.limits.Pace;
import dev.beseda.simulator.limits.RateLimits;
import dev.beseda.simulator.limits.Tally;
import java.util.OptionalLong;

/// Sets how fast bots may write, and tells how fast they did.
public final class LimitsControl {
    private static final double FASTEST = 1_000_000;

    private final RateLimits limits;
    private final Found found;

    public LimitsControl(RateLimits limits, Found found) {
        this.limits = limits;
        this.found = found;
    }

    /// What is left out is as at Telegram.
    public Reply set(ControlRequest request) {
        var form = request.form();
        var bot = form.botReferenceIfAny("bot")
                .map(reference -> found.bot(reference).id());
        var usual = Pace.TELEGRAM;
        var pace = new Pace(
                form.amountIfAny("per_bot_per_second", FASTEST).orElse(usual.perBotPerSecond()),
                form.amountIfAny("per_chat_per_second", FASTEST).orElse(usual.perChatPerSecond()),
                form.countIfAny("chat_burst", 1, 1_000_000).orElse(usual.chatBurst()),
                form.amountIfAny("per_group_per_minute", FASTEST).orElse(usual.perGroupPerMinute()));
        form.end();
        bot.ifPresentOrElse(id -> limits.set(id, pace), () -> limits.set(pace));
        return Reply.ok(pace);
    }

    public Reply show(ControlRequest request) {
        var json = Json.object();
        limits.pace().ifPresent(pace -> json.set("pace", Json.tree(pace)));
        var bots = json.putArray("bots");
        limits.tallies().forEach((bot, tally) -> bots.add(shown(bot, tally)));
        return Reply.ok(json);
    }

    public Reply lift(ControlRequest request) {
        var bot = request.only()
                .map(reference -> OptionalLong.of(found.bot(reference).id()))
                .orElseGet(OptionalLong::empty);
        bot.ifPresentOrElse(limits::lift, limits::lift);
        return Reply.done();
    }

    private ObjectNode shown(long bot, Tally tally) {
        var json = Json.object()
                .put("bot", bot)
                .put("allowed", tally.allowed())
                .put("refused", tally.refused())
                .put("highest_per_second", tally.highestPerSecond());
        limits.paceOf(bot).ifPresent(pace -> json.set("pace", Json.tree(pace)));
        return json;
    }
}
