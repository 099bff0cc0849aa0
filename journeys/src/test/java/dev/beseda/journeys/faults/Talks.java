package dev.beseda.journeys.faults;

import dev.beseda.journeys.people.Listener;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.telegram.Replies.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// People who ask a language model one question each. What they hear grows, so they are asked what stands there.
public final class Talks implements Traffic {
    private final TalkingBot bot;
    private final String reply;
    private final List<Listener> people = new ArrayList<>();

    public Talks(TalkingBot bot, String reply) {
        this.bot = bot;
        this.reply = reply;
    }

    @Override
    public int perMinute() {
        return 40;
    }

    @Override
    public synchronized void next() {
        var person = bot.meet();
        person.write("Question " + people.size());
        people.add(person);
    }

    /// The whole reply, in the chat of each.
    @Override
    public synchronized List<Promise> promises() {
        return people.stream()
                .map(person -> new Promise(person.chat(), List.of(reply)))
                .toList();
    }

    /// What stands in the chats in the end.
    public synchronized List<Said> heard() {
        return people.stream().flatMap(Talks::heardBy).toList();
    }

    private static Stream<Said> heardBy(Listener person) {
        return person.texts().stream().map(text -> new Said(person.chat().person(), text));
    }
}
