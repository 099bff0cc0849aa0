package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Bots;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.Groups;
import dev.beseda.simulator.world.chats.Tap;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.chats.Users;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Message.Body;
import dev.beseda.simulator.world.messages.PlainEntities;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Everything there is, and what people do in it. All state lives on the event loop: no other thread may enter.
public final class World {
    private static final int LONGEST_TEXT = 4096;

    private final Bots bots;
    private final Users users;
    private final Groups groups;
    private final GroupLife groupLife;
    private final Post post;
    private final Speech speech;
    private final RandomGenerator random;
    private final WorldClock clock;

    public World(Surroundings surroundings, Faults faults, EventLog log) {
        this.random = surroundings.random();
        this.clock = surroundings.clock();
        this.bots = new Bots(random, surroundings.messagesPerChat());
        this.users = new Users(random);
        this.post = new Post(faults, log, clock);
        this.speech = new Speech(post, clock);
        this.groups = new Groups(random, surroundings.messagesPerChat());
        this.groupLife = new GroupLife(groups, bots, post, clock);
    }

    /// Chance, time and room.
    public record Surroundings(RandomGenerator random, WorldClock clock, int messagesPerChat) {}

    /// A person's message; `updateId` is empty when the bot doesn't take messages.
    public record Written(Message message, OptionalLong updateId) {}

    /// A person's tap; `updateId` is empty when the bot doesn't take callback queries.
    public record Tapped(String callbackQueryId, OptionalLong updateId) {}

    public Bots bots() {
        return bots;
    }

    public Users users() {
        return users;
    }

    public Groups groups() {
        return groups;
    }

    public GroupLife groupLife() {
        return groupLife;
    }

    /// Something happens to a person or chat: the bot gets an update, if it takes this kind.
    @CanIgnoreReturnValue
    public OptionalLong tell(Bot bot, String kind, Lane lane, ObjectNode content) {
        return post.send(bot, new Post.Letter(kind, lane, content));
    }

    /// A number nobody has had, as text: for queries and the like.
    public String freshNumber() {
        return Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE));
    }

    /// Forgets all bots, revoked tokens and people.
    public void clear() {
        bots.clear();
        users.clear();
        groups.clear();
    }

    public WorldClock clock() {
        return clock;
    }

    /// The person writes to the bot.
    public Written write(Bot bot, User user, String text) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new Refusal(Reason.WRONG, "text", "A message has 1 to %d characters".formatted(LONGEST_TEXT));
        }
        return speech.say(bot, user, Speech.Utterance.of(new Body(text, PlainEntities.in(text), null)));
    }

    /// What people say other than plain texts.
    public Speech speech() {
        return speech;
    }

    /// The person taps a button below one of the bot's messages.
    public Tapped tap(Bot bot, User user, Button button) {
        return tap(bot, openChat(bot, user), user, button);
    }

    /// The person taps a button in a group.
    public Tapped tap(Group group, User user, Button button) {
        var bot = groupLife.botsIn(group).stream()
                .filter(one -> group.history()
                        .find(button.messageId())
                        .filter(message -> message.isOf(one.id()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "message_id", "No bot here has written this message"));
        return tap(bot, bot.chatOf(group), user, button);
    }

    private Tapped tap(Bot bot, Chat chat, User user, Button button) {
        var message = chat.find(button.messageId())
                .orElseThrow(() -> new Refusal(
                        Reason.ABSENT, "message_id", "The chat has no message %d".formatted(button.messageId())));
        var markup = message.body().replyMarkup();
        if (markup == null || !markup.offers(button.data())) {
            throw new Refusal(Reason.NOT_NOW, "data", "The message has no button with this data");
        }
        var stamp = new Tap.Stamp(freshNumber(), user, clock.millis());
        var tap = chat.tap(button.messageId(), button.data(), stamp);
        bot.remember(tap);
        var letter = new Post.Letter(
                "callback_query", new Lane(Lane.Kind.USER, user.id()), TelegramJson.callbackQuery(bot, chat, tap));
        return new Tapped(tap.id(), post.send(bot, letter));
    }

    /// An inline button: the message it hangs below, and its callback data.
    public record Button(long messageId, String data) {}

    /// The person shuts the bot out, or lets it in again.
    public OptionalLong block(Bot bot, User user, boolean blocked) {
        var chat = bot.chatWith(user);
        if (chat.isBlocked() == blocked) {
            return OptionalLong.empty();
        }
        chat.block(blocked);
        var news = TelegramJson.membership(bot, chat, clock.millis());
        return post.send(bot, new Post.Letter("my_chat_member", new Lane(Lane.Kind.CHAT, chat.id()), news));
    }

    /// Puts an update of any kind and id before the bot.
    public long inject(Bot bot, ObjectNode update) {
        var kinds = update.properties().stream()
                .filter(field -> field.getValue().isObject())
                .map(Map.Entry::getKey)
                .toList();
        if (kinds.size() != 1) {
            throw new Refusal(Reason.WRONG, "update", "An update has exactly one object, such as message");
        }
        return post.inject(bot, kinds.getFirst(), update);
    }

    static Chat openChat(Bot bot, User user) {
        var chat = bot.chatWith(user);
        if (chat.isBlocked()) {
            throw new Refusal(Reason.NOT_NOW, "user", "This user has blocked the bot");
        }
        return chat;
    }
}
