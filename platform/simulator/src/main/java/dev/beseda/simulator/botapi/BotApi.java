package dev.beseda.simulator.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.calls.Methods;
import dev.beseda.simulator.limits.RateLimits;
import dev.beseda.simulator.limits.Writing;
import dev.beseda.simulator.log.Event;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Validator;
import dev.beseda.simulator.spec.Violation;
import dev.beseda.simulator.world.bots.Bot;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/// Performs calls: finds the method, checks the arguments against the specification, does it, writes the log.
public final class BotApi {
    private static final Set<String> NOT_AS_REPLY = Set.of("setwebhook", "deletewebhook", "close", "logout");

    private final Specification specification;
    private final Validator validator;
    private final Methods methods;
    private final RateLimits limits;
    private final EventLog log;

    public BotApi(Specification specification, Methods methods, RateLimits limits, EventLog log) {
        this.specification = specification;
        this.validator = Validator.lenient(specification);
        this.methods = methods;
        this.limits = limits;
        this.log = log;
    }

    /// Performs the call and logs it.
    @CanIgnoreReturnValue
    public Future<Answer> perform(Bot bot, String method, ObjectNode arguments) {
        long startedAt = System.nanoTime();
        return answer(bot, method, arguments).onSuccess(answer -> {
            double millis = (System.nanoTime() - startedAt) / 1e6;
            log.add(new Event.ApiCall(
                    bot.id(), nameOf(method), CallLog.chatOf(arguments), CallLog.outcome(answer), millis));
        });
    }

    /// What a bot put into its answer to an update; asking for something makes no sense there.
    public void performReply(Bot bot, ObjectNode call) {
        var method = call.path("method").asText();
        var lower = method.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("get") && !NOT_AS_REPLY.contains(lower)) {
            perform(bot, method, call).onFailure(BotApi::tell);
        }
    }

    private Future<Answer> answer(Bot bot, String method, ObjectNode given) {
        var spec = specification.method(method);
        if (spec.isEmpty()) {
            return Future.succeededFuture(Answer.Failure.of(404, "Not Found: method not found"));
        }
        try {
            var arguments = Arguments.of(validator.arguments(spec.get(), given), given);
            var wait = refusal(bot, spec.get().name(), arguments);
            if (wait.isPresent()) {
                return Future.succeededFuture(Answer.Failure.tooMany(wait.getAsInt()));
            }
            var behaviour = methods.find(spec.get().name());
            return behaviour.isPresent()
                    ? behaviour.get().perform(bot, arguments).recover(BotApi::afterwards)
                    : Future.succeededFuture(Answer.Failure.of(
                            501,
                            "Not Implemented by the simulator: " + spec.get().name()));
        } catch (Violation fault) {
            return Future.succeededFuture(Answer.Failure.of(400, "Bad Request: " + ErrorTexts.of(fault)));
        } catch (ApiError refused) {
            return Future.succeededFuture(refused.answer());
        } catch (RuntimeException fault) {
            tell(fault);
            return Future.succeededFuture(Answer.Failure.of(500, "Internal Server Error"));
        }
    }

    private OptionalInt refusal(Bot bot, String method, Arguments arguments) {
        return Writing.of(method, arguments.values())
                .map(writing -> limits.take(bot.id(), writing))
                .orElseGet(OptionalInt::empty);
    }

    /// A call that failed while it was waited for.
    private static Future<Answer> afterwards(Throwable fault) {
        if (fault instanceof ApiError refused) {
            return Future.succeededFuture(refused.answer());
        }
        tell(fault);
        return Future.succeededFuture(Answer.Failure.of(500, "Internal Server Error"));
    }

    private static void tell(Throwable fault) {
        System.getLogger(BotApi.class.getName()).log(System.Logger.Level.ERROR, "A call failed", fault);
    }

    /// The method's proper name, or what was called when there is no such method.
    String nameOf(String method) {
        return specification.method(method).map(found -> found.name()).orElse(method);
    }
}
