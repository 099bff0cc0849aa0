package dev.beseda.journeys.people;

import dev.beseda.contracts.Topics;
import dev.beseda.journeys.platform.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// A bot of which the gateway was told and whose secret we know: Telegram keeps the others' to itself.
public record KnownBot(UUID id, String secret) {

    public static KnownBot register(TestPlatform platform) {
        var bot = new KnownBot(UUID.randomUUID(), "a-secret-of-the-journeys");
        var registration = "{\"bot\": \"%s\", \"workspace\": \"%s\", \"secret_hash\": \"%s\"}"
                .formatted(bot.id(), UUID.randomUUID(), hash(bot.secret()));
        var settings = platform.stack().kafka().settings();
        try (var kafka = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var unused = kafka.send(
                    new ProducerRecord<>(Topics.BOTS_REGISTRY, bot.id().toString(), registration));
        }
        return bot;
    }

    private static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
