package dev.beseda.simulator.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.faults.FaultOrder;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.http.Body;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Bots;
import dev.beseda.simulator.world.bots.Token;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The HTTP route of the Bot API: `/bot<token>/<method>`.
public final class BotApiRoute {
    private final BotApi api;
    private final Bots bots;
    private final Faults faults;
    private final Replies replies;
    private final FileStore files;
    private final FaultInjector faultInjector;

    public BotApiRoute(BotApi api, Bots bots, Faults faults, EventLog log, Vertx vertx, FileStore files) {
        this.api = api;
        this.bots = bots;
        this.faults = faults;
        this.replies = new Replies(vertx);
        this.files = files;
        this.faultInjector = new FaultInjector(api, log, replies);
    }

    /// A call that has been read, and the request it came in.
    record Call(HttpServerRequest request, Bot bot, String method, ObjectNode arguments) {}

    /// Token and method as the path has them.
    private record Address(String token, String method) {}

    public void handle(HttpServerRequest request, String path) {
        var address = address(path);
        if (address.isEmpty()) {
            replies.send(request, Answer.Failure.of(404, "Not Found"));
            return;
        }
        var token = Token.of(address.get().token());
        if (token.isEmpty()) {
            replies.send(request, Answer.Failure.of(401, "Unauthorized: invalid token specified"));
            return;
        }
        var bot = bots.withToken(token.get());
        if (bot.isEmpty()) {
            replies.send(request, Answer.Failure.of(401, "Unauthorized"));
            return;
        }
        read(request, bot.get(), address.get().method());
    }

    /// `/bot<token>/<method>` or `/bot<token>/test/<method>`.
    private static Optional<Address> address(String path) {
        int slash = path.indexOf('/', 4);
        if (slash < 0) {
            return Optional.empty();
        }
        var method = path.substring(slash + 1);
        method = method.startsWith("test/") ? method.substring("test/".length()) : method;
        if (method.isEmpty() || method.indexOf('/') >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Address(QueryStringDecoder.decodeComponent(path.substring(4, slash)), method));
    }

    private void read(HttpServerRequest request, Bot bot, String method) {
        RequestReader.arguments(request, files)
                .onSuccess(arguments -> perform(new Call(request, bot, method, arguments)))
                .onFailure(fault -> replies.send(request, refused(fault)));
    }

    private static Answer refused(Throwable fault) {
        return fault instanceof Body.TooLarge
                ? Answer.Failure.of(413, "Request Entity Too Large")
                : Answer.Failure.of(400, "Bad Request: " + fault.getMessage());
    }

    private void perform(Call call) {
        var chat = CallLog.chatOf(call.arguments());
        var place = new FaultOrder.Place(
                OptionalLong.of(call.bot().id()),
                Optional.of(call.method().toLowerCase(Locale.ROOT)),
                chat == null ? OptionalLong.empty() : OptionalLong.of(chat));
        faults.meeting(place)
                .ifPresentOrElse(
                        fault -> faultInjector.strike(call, fault),
                        () -> api.perform(call.bot(), call.method(), call.arguments())
                                .onSuccess(answer -> replies.send(call.request(), answer)));
    }
}
