package dev.beseda.simulator.botapi.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.media.MediaContents;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Message.Body;
import io.vertx.core.Future;
import java.util.function.UnaryOperator;

/// Changing messages that are there.
final class EditMethods {
    private static final String NOT_MODIFIED = "message is not modified: specified new message content and reply markup"
            + " are exactly the same as a current content and reply markup of the message";

    private final Sending sending;
    private final MediaContents contents;

    EditMethods(Sending sending, MediaContents contents) {
        this.sending = sending;
        this.contents = contents;
    }

    Answer editMessageText(Bot bot, Arguments call) {
        return edit(bot, call, old -> {
            if (old.shown()
                    .filter(content -> !content.kind().equals("rich_message"))
                    .isPresent()) {
                throw ApiError.badRequest("there is no text in the message to edit");
            }
            return call.node("rich_message").isPresent() ? RichMessages.body(call) : Bodies.of(call);
        });
    }

    Answer editMessageCaption(Bot bot, Arguments call) {
        return edit(bot, call, old -> {
            var content = old.shown()
                    .filter(Content::takesCaption)
                    .orElseThrow(() -> ApiError.badRequest("there is no caption in the message to edit"));
            var fields = content.fields().deepCopy();
            fields.remove("show_caption_above_media");
            return Bodies.captioned(MediaContents.marked(content.kind(), fields, call), call);
        });
    }

    Answer editMessageReplyMarkup(Bot bot, Arguments call) {
        return edit(bot, call, old -> old.withMarkup(Bodies.markup(call)));
    }

    Future<Answer> editMessageMedia(Bot bot, Arguments call) {
        var media = call.inside((ObjectNode) call.node("media").orElseThrow());
        var album = message(bot, call).mark("media_group_id");
        if (!album.isEmpty() && media.text("type").orElse("").equals("animation")) {
            throw ApiError.badRequest("can't use the media of the specified type in the album");
        }
        return contents.ofInput(bot, media)
                .map(content ->
                        edit(bot, call, old -> Bodies.captioned(content, media).withMarkup(Bodies.markup(call))));
    }

    Answer editMessageLiveLocation(Bot bot, Arguments call) {
        return edit(bot, call, old -> {
            var fields = live(old).deepCopy();
            var moved = fields.withObject("location");
            moved.setAll(PlaceMethods.location(call));
            return new Body("", null, Bodies.markup(call), new Content("location", fields));
        });
    }

    Answer stopMessageLiveLocation(Bot bot, Arguments call) {
        return edit(bot, call, old -> {
            var fields = Json.object();
            var stopped = live(old).path("location").deepCopy();
            ((ObjectNode) stopped).remove("live_period");
            fields.set("location", stopped);
            return new Body("", null, Bodies.markup(call), new Content("location", fields));
        });
    }

    private static ObjectNode live(Body old) {
        return old.shown()
                .map(Content::fields)
                .filter(fields -> fields.path("location").has("live_period"))
                .orElseThrow(() -> ApiError.badRequest("message can't be edited"));
    }

    private Message message(Bot bot, Arguments call) {
        return Chats.own(bot, sending.chats().writable(bot, call), call, "edit");
    }

    private Answer edit(Bot bot, Arguments call, UnaryOperator<Body> change) {
        var chat = sending.chats().writable(bot, call);
        var current = Chats.own(bot, chat, call, "edit");
        var changed = sending.known(change.apply(current.body()));
        if (changed.equals(current.body())) {
            throw ApiError.badRequest(NOT_MODIFIED);
        }
        var edited = current.edited(changed, sending.now());
        chat.replace(edited);
        return Sending.shown(bot, chat, edited);
    }
}
