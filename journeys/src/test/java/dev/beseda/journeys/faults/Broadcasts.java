package dev.beseda.journeys.faults;

import dev.beseda.contracts.Topics;
import dev.beseda.journeys.platform.BotTables;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.local.rest.JsonApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Another service that orders broadcasts, for people who talk to the bots meanwhile.
public final class Broadcasts implements Traffic, AutoCloseable {
    private final KafkaProducer<String, String> kafka;
    private final List<Chat> chats;
    private final Map<String, BotTables.Owned> bots;
    private int ordered;

    public Broadcasts(TestPlatform platform, List<Chat> chats) {
        this.chats = chats;
        this.bots = platform.botTables().bots();
        this.kafka = new KafkaProducer<>(
                platform.stack().kafka().settingsWith(Map.of("request.timeout.ms", 5_000)),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public int perMinute() {
        return 240;
    }

    @Override
    public synchronized void next() {
        var chat = chats.get(ordered % chats.size());
        var bot = bots.get(chat.bot().split(":", 2)[0]);
        var order = JsonApi.object()
                .put("type", "send-text.v1")
                .put("id", UUID.randomUUID().toString())
                .put("urgency", "broadcast")
                .put("text", "Broadcast " + (ordered / chats.size() + 1));
        order.putObject("target")
                .put("workspace", bot.workspace().toString())
                .put("bot", bot.id().toString())
                .put("chat", chat.person());
        var unused = kafka.send(
                new ProducerRecord<>(Topics.TELEGRAM_COMMANDS, bot.id().toString(), order.toString()));
        ordered++;
    }

    @Override
    public synchronized List<Promise> promises() {
        return IntStream.range(0, chats.size())
                .mapToObj(place -> new Promise(chats.get(place), texts(place)))
                .toList();
    }

    private List<String> texts(int place) {
        return IntStream.rangeClosed(1, (ordered - place + chats.size() - 1) / chats.size())
                .mapToObj(number -> "Broadcast " + number)
                .toList();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
