package dev.beseda.simulator.botapi.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.calls.Behaviour;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Envelope;
import dev.beseda.simulator.botapi.sending.Replied;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.files.FileKind;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.TelegramJson;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Message.Body;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Sending files: one, an album, or some for Stars.
public final class MediaMethods {
    private static final Set<String> MIXABLE = Set.of("photo", "video", "live_photo");

    private final Sending sending;
    private final MediaContents contents;

    public MediaMethods(Sending sending, MediaContents contents) {
        this.sending = sending;
        this.contents = contents;
    }

    /// The method that sends files of this kind.
    public Behaviour send(FileKind kind) {
        return (bot, call) -> {
            sending.chats().writable(bot, call);
            return contents.of(bot, call, kind.written(), kind)
                    .map(content -> sending.send(bot, call, Bodies.captioned(content, call)));
        };
    }

    public Future<Answer> sendMediaGroup(Bot bot, Arguments call) {
        sending.chats().writable(bot, call);
        var items = items(call);
        var kinds = items.stream().map(item -> item.path("type").asText()).collect(Collectors.toSet());
        if (kinds.size() > 1 && !MIXABLE.containsAll(kinds)) {
            throw ApiError.badRequest("can't use the media of the specified type in the album");
        }
        return Future.all(items.stream()
                        .map(item -> body(bot, call.inside((ObjectNode) item)))
                        .toList())
                .map(bodies -> album(bot, call, bodies.list()));
    }

    private Future<Body> body(Bot bot, Arguments item) {
        return contents.ofInput(bot, item).map(content -> Bodies.captioned(content, item));
    }

    private Answer album(Bot bot, Arguments call, List<Body> bodies) {
        var chat = sending.chats().writable(bot, call);
        var replied = Replied.to(chat, call);
        var messages = new ArrayList<Message>();
        var group = bot.nextMediaGroup();
        for (var body : bodies) {
            var marks = Sending.marks(call).put("media_group_id", group);
            messages.add(sending.post(bot, chat, body, new Envelope(replied, marks)));
        }
        var shown = Json.array();
        messages.forEach(message -> shown.add(TelegramJson.message(bot, chat, message)));
        return Answer.Success.of(shown);
    }

    public Future<Answer> sendPaidMedia(Bot bot, Arguments call) {
        sending.chats().writable(bot, call);
        var items = items(call);
        return Future.all(items.stream()
                        .map(item -> contents.paid(bot, call.inside((ObjectNode) item)))
                        .toList())
                .map(media -> {
                    var fields = Json.object();
                    var paid = fields.putObject("paid_media")
                            .put("star_count", call.number("star_count").orElse(1));
                    paid.putArray("paid_media").addAll(media.<ObjectNode>list());
                    return sending.send(
                            bot, call, Bodies.captioned(MediaContents.marked("paid_media", fields, call), call));
                });
    }

    private static List<JsonNode> items(Arguments call) {
        var items = new ArrayList<JsonNode>();
        call.node("media").orElseThrow().forEach(items::add);
        return items;
    }
}
