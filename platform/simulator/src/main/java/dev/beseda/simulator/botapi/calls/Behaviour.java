package dev.beseda.simulator.botapi.calls;

import dev.beseda.simulator.world.bots.Bot;
import io.vertx.core.Future;

/// What one method does.
@FunctionalInterface
public interface Behaviour {
    Future<Answer> perform(Bot bot, Arguments arguments);

    /// A method that has its answer at once; it may throw an `ApiError`.
    @FunctionalInterface
    interface AtOnce {
        Answer perform(Bot bot, Arguments arguments);
    }

    static Behaviour atOnce(AtOnce method) {
        return (bot, arguments) -> Future.succeededFuture(method.perform(bot, arguments));
    }
}
