package dev.beseda.journeys.people;

import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.journeys.telegram.Replies;
import dev.beseda.journeys.telegram.Telegram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// People who write to echo bots by turns: each writes 1, then 2, and so on, whether answered or not.
public final class Crowd {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Telegram telegram;
    private final List<String> bots;
    private final List<Chat> chats = new ArrayList<>();
    private int written;

    private Crowd(Telegram telegram, List<String> bots) {
        this.telegram = telegram;
        this.bots = bots;
    }

    /// A crowd whose people have all said hello and been answered.
    public static Crowd gather(Telegram telegram, List<String> bots, int people) {
        var crowd = new Crowd(telegram, bots);
        IntStream.range(0, people).forEach(number -> crowd.invite(bots.get(number % bots.size())));
        await("an answer to everybody's hello")
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(LOOK)
                .until(() -> crowd.replies().all().size() >= people);
        return crowd;
    }

    private void invite(String bot) {
        var chat = new Chat(bot, telegram.newPerson("Ada", "en"));
        telegram.write(chat, "Hello");
        chats.add(chat);
    }

    public List<Chat> chats() {
        return List.copyOf(chats);
    }

    /// What these people were told; others may talk to the same bots.
    public Replies replies() {
        return telegram.replies(bots).to(chats);
    }

    /// Writes the next messages at an even pace; returns when the last of them is written.
    public void write(int messages, int perSecond) {
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var pause = TimeUnit.SECONDS.toMicros(1) / perSecond;
            var planned = IntStream.range(0, messages)
                    .mapToObj(number -> plan(clock, number * pause))
                    .toList();
            planned.forEach(Crowd::join);
        }
    }

    private Future<?> plan(ScheduledExecutorService clock, long micros) {
        var chat = chats.get(written % chats.size());
        var text = Integer.toString(written / chats.size() + 1);
        written++;
        return clock.schedule(() -> telegram.write(chat, text), micros, TimeUnit.MICROSECONDS);
    }

    /// Waits until all that was written is answered.
    public Replies awaitReplies() {
        return await("an answer to each of %d messages".formatted(written))
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(LOOK)
                .until(this::replies, replies -> replies.answered() >= written);
    }

    private static void join(Future<?> written) {
        try {
            var unused = written.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A person could not write", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
