package dev.beseda.simulator.control.chats;

import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.refusals.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Shows chats, and waits for something new in them.
public final class ChatsControl {
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final Vertx vertx;
    private final World world;
    private final Found found;

    public ChatsControl(Vertx vertx, World world) {
        this.vertx = vertx;
        this.world = world;
        this.found = new Found(world);
    }

    /// `chats/{bot}/{user}`: the messages after one; `chats/{bot}/{user}/live`: the whole chat after a version.
    public Future<Reply> show(ControlRequest request) {
        int size = request.path().size();
        boolean live = size == 3 && request.path().get(2).equals("live");
        if (size != 2 && !live) {
            throw new Refusal(Refusal.Reason.ABSENT, "path", "Chats are found at chats/{bot}/{user}");
        }
        var bot = found.bot(request.path().get(0));
        var chat = found.chat(bot, request.path().get(1));
        long wait = request.number("wait_millis", 0, LONGEST_WAIT_MILLIS);
        if (live) {
            long version = request.number("version", 0, Long.MAX_VALUE);
            return new Watch(chat, () -> chat.version() != version, () -> live(chat)).upTo(wait);
        }
        long after = request.number("after", 0, Long.MAX_VALUE);
        return new Watch(
                        chat,
                        () -> !chat.messagesAfter(after).isEmpty(),
                        () -> Reply.ok(Transcript.of(chat, chat.messagesAfter(after))))
                .upTo(wait);
    }

    private Reply live(Chat chat) {
        var json = Json.object()
                .put("version", chat.version())
                .put("typing", chat.isTypingAt(world.clock().millis()))
                .put("blocked", chat.isBlocked());
        chat.draftAt(world.clock().millis())
                .ifPresent(draft -> json.putObject("draft")
                        .put("id", draft.id())
                        .put("text", draft.text())
                        .put("can_stop", draft.manner().canStop()));
        chat.pins().forEach(json.withArray("pinned")::add);
        json.set("messages", Transcript.of(chat, chat.messagesAfter(0)));
        return Reply.ok(json);
    }

    /// Answers as soon as the chat is as awaited, or when the time is over.
    private final class Watch {
        private final Chat chat;
        private final BooleanSupplier awaited;
        private final Supplier<Reply> reply;

        Watch(Chat chat, BooleanSupplier awaited, Supplier<Reply> reply) {
            this.chat = chat;
            this.awaited = awaited;
            this.reply = reply;
        }

        Future<Reply> upTo(long millis) {
            if (millis == 0 || awaited.getAsBoolean()) {
                return Future.succeededFuture(reply.get());
            }
            var promise = Promise.<Reply>promise();
            look(promise);
            vertx.setTimer(millis, timer -> promise.tryComplete(reply.get()));
            return promise.future();
        }

        private void look(Promise<Reply> promise) {
            chat.watch(() -> {
                if (promise.future().isComplete()) {
                    return;
                }
                if (awaited.getAsBoolean()) {
                    promise.tryComplete(reply.get());
                } else {
                    look(promise);
                }
            });
        }
    }
}
