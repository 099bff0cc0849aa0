package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Message.Author;
import dev.beseda.simulator.world.messages.Message.Body;
import dev.beseda.simulator.world.messages.Message.Moment;
import dev.beseda.simulator.world.messages.PlainEntities;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// What people say to bots: new messages of any kind, changes of old ones, and "stop writing".
public final class Speech {
    private final Post post;
    private final WorldClock clock;

    Speech(Post post, WorldClock clock) {
        this.post = post;
        this.clock = clock;
    }

    /// A message in the making: its body, its fields that no edit changes, what it answers (0 for nothing).
    public record Utterance(Body body, ObjectNode marks, long replyTo) {
        public static Utterance of(Body body) {
            return new Utterance(body, Json.object(), 0);
        }

        public static Utterance of(Content content) {
            return of(Body.of(content));
        }

        public Utterance answering(long messageId) {
            return new Utterance(body, marks, messageId);
        }
    }

    public World.Written say(Bot bot, User user, Utterance said) {
        var chat = World.openChat(bot, user);
        chat.start();
        var message = new Message(
                        bot.nextMessageId(), Author.USER, Moment.at(clock.millis()), said.body(), said.replyTo())
                .marked(said.marks());
        chat.add(message);
        return new World.Written(message, tell(bot, chat, "message", message));
    }

    /// The person changes a text, or the caption of what they sent.
    public World.Written edit(Bot bot, User user, long messageId, String text) {
        var chat = World.openChat(bot, user);
        var message = chat.find(messageId)
                .filter(found -> found.isFrom(Author.USER))
                .orElseThrow(() -> new Refusal(
                        Reason.ABSENT, "message_id", "The person has no message %d in this chat".formatted(messageId)));
        if (message.body().shown().filter(content -> !content.takesCaption()).isPresent()) {
            throw new Refusal(Reason.NOT_NOW, "message_id", "This message has neither a text nor a caption");
        }
        var edited = message.edited(message.body().withText(text, PlainEntities.in(text)), clock.millis());
        chat.replace(edited);
        return new World.Written(edited, tell(bot, chat, "edited_message", edited));
    }

    /// The person has seen enough of what the bot is writing.
    public OptionalLong stop(Bot bot, User user) {
        var chat = World.openChat(bot, user);
        var draft = chat.draftAt(clock.millis())
                .filter(shown -> shown.manner().canStop())
                .orElseThrow(() -> new Refusal(Reason.NOT_NOW, "user", "The bot writes nothing that can be stopped"));
        if (!draft.manner().keepOnStop()) {
            chat.forgetDraft();
        }
        var news = Json.object().put("draft_id", draft.id());
        news.set("chat", user.toTelegramChat());
        var lane = new Lane(Lane.Kind.CHAT, chat.id());
        return post.send(bot, new Post.Letter("stopped_message_generation", lane, news));
    }

    /// The latest message whose reply keyboard has such a button; 0 when there is none.
    public static long keyboardWith(Chat chat, Predicate<JsonNode> wanted) {
        for (var message : chat.messagesAfter(0).reversed()) {
            var markup = message.body().replyMarkup();
            if (markup != null && markup.hasKey(wanted)) {
                return message.id();
            }
        }
        return 0;
    }

    private OptionalLong tell(Bot bot, Chat chat, String kind, Message message) {
        var lane = new Lane(Lane.Kind.CHAT, chat.id());
        return post.send(bot, new Post.Letter(kind, lane, TelegramJson.message(bot, chat, message)));
    }
}
