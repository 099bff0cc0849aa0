package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What must be known before calls begin.
///
/// @param replacing what the calls are that replace a text
/// @param until when calls may begin at the latest: whoever took over may give them up a call's time later
record SendPlan(Map<UUID, String> tokens, Map<UUID, Call> replacing, Instant until) {
    Call call(Delivery delivery) {
        return replacing.getOrDefault(delivery.id(), delivery.call());
    }
}
