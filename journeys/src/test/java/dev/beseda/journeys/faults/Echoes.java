package dev.beseda.journeys.faults;

import dev.beseda.journeys.telegram.Chat;
import dev.beseda.journeys.telegram.Telegram;
import java.util.List;
import java.util.stream.IntStream;

/// People who write 1, 2, 3, … to echo bots, whether answered or not.
public final class Echoes implements Traffic {
    private final Telegram telegram;
    private final List<Chat> chats;
    private int written;

    public Echoes(Telegram telegram, List<Chat> chats) {
        this.telegram = telegram;
        this.chats = chats;
    }

    @Override
    public int perMinute() {
        return 30 * chats.size();
    }

    @Override
    public synchronized void next() {
        var chat = chats.get(written % chats.size());
        telegram.write(chat, Integer.toString(written / chats.size() + 1));
        written++;
    }

    @Override
    public synchronized List<Promise> promises() {
        return IntStream.range(0, chats.size())
                .mapToObj(place -> new Promise(chats.get(place), texts(writtenBy(place))))
                .toList();
    }

    private int writtenBy(int place) {
        return (written - place + chats.size() - 1) / chats.size();
    }

    private static List<String> texts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "You said: " + number)
                .toList();
    }
}
