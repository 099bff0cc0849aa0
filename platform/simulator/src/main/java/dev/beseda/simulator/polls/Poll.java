package dev.beseda.simulator.polls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A poll in a chat, and who has voted for what.
public final class Poll {
    private final String id;
    private final Bot bot;
    private final Chat chat;
    private final long messageId;
    private final Map<Long, List<Integer>> votes = new HashMap<>();

    public Poll(String id, Bot bot, Chat chat, long messageId) {
        this.id = id;
        this.bot = bot;
        this.chat = chat;
        this.messageId = messageId;
    }

    String id() {
        return id;
    }

    Bot bot() {
        return bot;
    }

    boolean isOn(Chat someChat, long someMessage) {
        return chat.id() == someChat.id() && messageId == someMessage;
    }

    /// As the type `Poll`; the message holds it.
    public ObjectNode now() {
        return chat.find(messageId)
                .flatMap(message -> message.body().shown())
                .map(content -> (ObjectNode) content.main())
                .orElseGet(Json::object);
    }

    /// No options at all take a vote back.
    void vote(long voter, List<Integer> options) {
        if (options.isEmpty()) {
            votes.remove(voter);
        } else {
            votes.put(voter, options);
        }
        var counted = now().deepCopy();
        counted.put("total_voter_count", votes.size());
        var shown = (ArrayNode) counted.path("options");
        for (int place = 0; place < shown.size(); place++) {
            int option = place;
            long voters =
                    votes.values().stream().filter(one -> one.contains(option)).count();
            ((ObjectNode) shown.get(place)).put("voter_count", voters);
        }
        replace(counted);
    }

    void close() {
        replace(now().deepCopy().put("is_closed", true));
    }

    private void replace(ObjectNode poll) {
        chat.find(messageId).ifPresent(message -> chat.replace(holding(message, poll)));
    }

    private static Message holding(Message message, ObjectNode poll) {
        var fields = Json.object();
        fields.set("poll", poll);
        var body = message.body().withContent(new Content("poll", fields));
        return new Message(message.id(), message.author(), message.moment(), body, message.replyTo(), message.marks());
    }
}
