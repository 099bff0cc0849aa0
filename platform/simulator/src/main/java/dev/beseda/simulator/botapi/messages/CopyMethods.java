package dev.beseda.simulator.botapi.messages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.botapi.sending.Envelope;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.TelegramJson;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.messages.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sending what is already in a chat once more: forwarded with its origin, or copied without.
final class CopyMethods {
    private final Sending sending;

    CopyMethods(Sending sending) {
        this.sending = sending;
    }

    Answer forwardMessage(Bot bot, Arguments call) {
        var original = one(bot, call, "forward");
        var chat = sending.chats().writable(bot, call);
        var forwarded = forward(bot, call, original, Sending.marks(call));
        return Sending.shown(bot, chat, forwarded);
    }

    Answer forwardMessages(Bot bot, Arguments call) {
        var groups = new Groups(bot);
        var forwarded = many(bot, call, "forward").stream()
                .map(original -> forward(bot, call, original, groups.regrouped(original, Sending.marks(call))))
                .toList();
        return Answer.Success.of(Sending.ids(forwarded));
    }

    Answer copyMessage(Bot bot, Arguments call) {
        var original = one(bot, call, "copy");
        var body = original.body();
        if (call.text("caption").isPresent() && body.shown().isPresent()) {
            var caption = Bodies.caption(call);
            body = body.withText(caption.text(), caption.entities());
        }
        var chat = sending.chats().writable(bot, call);
        var copy = sending.post(bot, chat, call, body.withMarkup(Bodies.markup(call)));
        return Answer.Success.of(Json.object().put("message_id", copy.id()));
    }

    Answer copyMessages(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        var groups = new Groups(bot);
        boolean bare = call.flag("remove_caption");
        var copies = new ArrayList<Message>();
        for (var original : many(bot, call, "copy")) {
            var body = original.body().withMarkup(null);
            var kept = bare && body.shown().isPresent() ? body.withText("", Json.array()) : body;
            copies.add(sending.post(bot, chat, kept, Envelope.marked(groups.regrouped(original, Sending.marks(call)))));
        }
        return Answer.Success.of(Sending.ids(copies));
    }

    private Message forward(Bot bot, Arguments call, Message original, ObjectNode marks) {
        var source = sending.chats().source(bot, call);
        var origin = original.marks() != null && original.marks().has("forward_origin")
                ? original.marks().path("forward_origin")
                : origin(bot, source, original);
        marks.set("forward_origin", origin);
        var chat = sending.chats().writable(bot, call);
        return sending.post(bot, chat, original.body().withMarkup(null), Envelope.marked(marks));
    }

    private static ObjectNode origin(Bot bot, Chat source, Message original) {
        var shown = TelegramJson.message(bot, source, original);
        var origin =
                Json.object().put("type", "user").put("date", shown.path("date").asLong());
        origin.set("sender_user", shown.path("from"));
        return origin;
    }

    private Message one(Bot bot, Arguments call, String purpose) {
        return sending.chats()
                .source(bot, call)
                .find(Chats.messageId(call))
                .orElseThrow(() -> ApiError.badRequest("message to %s not found".formatted(purpose)));
    }

    /// Those that aren't there are passed over; some must be.
    private List<Message> many(Bot bot, Arguments call, String purpose) {
        var source = sending.chats().source(bot, call);
        var ids = (ArrayNode) call.node("message_ids").orElseThrow();
        var found = new ArrayList<Message>();
        long last = 0;
        for (var id : ids) {
            if (id.asLong() <= last) {
                throw ApiError.badRequest("message identifiers must be in a strictly increasing order");
            }
            last = id.asLong();
            source.find(last).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw ApiError.badRequest("there are no messages to " + purpose);
        }
        return found;
    }

    /// Albums stay albums, under a new number.
    private static final class Groups {
        private final Bot bot;
        private final Map<String, String> numbers = new HashMap<>();

        Groups(Bot bot) {
            this.bot = bot;
        }

        ObjectNode regrouped(Message original, ObjectNode marks) {
            var group = original.mark("media_group_id");
            return group.isEmpty()
                    ? marks
                    : marks.put("media_group_id", numbers.computeIfAbsent(group, old -> bot.nextMediaGroup()));
        }
    }
}
