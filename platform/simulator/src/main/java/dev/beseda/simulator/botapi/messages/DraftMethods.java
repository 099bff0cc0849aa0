package dev.beseda.simulator.botapi.messages;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Draft;

/// Showing a text while it's still being written.
final class DraftMethods {
    private static final long LIFE_MILLIS = 30_000;

    private final Sending sending;

    DraftMethods(Sending sending) {
        this.sending = sending;
    }

    Answer sendMessageDraft(Bot bot, Arguments call) {
        return draft(bot, call, Bodies.text(call).text());
    }

    Answer sendRichMessageDraft(Bot bot, Arguments call) {
        return draft(
                bot,
                call,
                RichMessages.content(call.node("rich_message").orElseThrow()).text());
    }

    private Answer draft(Bot bot, Arguments call, String text) {
        var chat = sending.chats().writable(bot, call);
        long id = call.number("draft_id").orElse(0);
        if (id == 0) {
            throw ApiError.badRequest("draft identifier must be non-zero");
        }
        var manner = new Draft.Manner(call.flag("can_stop"), call.flag("keep_on_stop"));
        chat.draft(new Draft(id, text, sending.now() + LIFE_MILLIS, manner));
        return Answer.Success.yes();
    }
}
