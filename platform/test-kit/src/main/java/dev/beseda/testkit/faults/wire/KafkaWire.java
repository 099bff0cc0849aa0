package dev.beseda.testkit.faults.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.ApiKeys;

/// Kafka's protocol: a message each for request and answer, with its length before it.
final class KafkaWire implements Wire {
    private static final int API_KEY = 4;
    private static final int CLIENT_ID = 12;

    private final ByteQueue sent = new ByteQueue();
    private final ByteQueue answered = new ByteQueue();

    @Override
    public List<Sent> sent(byte[] bytes) {
        return messages(sent, bytes).stream()
                .map(message -> new Sent(message, Optional.of(text(ByteBuffer.wrap(message)))))
                .toList();
    }

    @Override
    public List<Answered> answered(byte[] bytes) {
        return messages(answered, bytes).stream()
                .map(message -> new Answered(message, true))
                .toList();
    }

    private static List<byte[]> messages(ByteQueue queue, byte[] bytes) {
        queue.add(bytes);
        var messages = new ArrayList<byte[]>();
        for (var message = message(queue); message.isPresent(); message = message(queue)) {
            messages.add(message.get());
        }
        return messages;
    }

    private static Optional<byte[]> message(ByteQueue queue) {
        return queue.numberAt(0).flatMap(length -> queue.take(Integer.BYTES + length));
    }

    private static String text(ByteBuffer request) {
        var api = ApiKeys.forId(request.getShort(API_KEY)).name();
        int length = request.getShort(CLIENT_ID);
        if (length <= 0) {
            return api;
        }
        var client = new byte[length];
        request.get(CLIENT_ID + Short.BYTES, client);
        return api + " " + new String(client, UTF_8);
    }
}
