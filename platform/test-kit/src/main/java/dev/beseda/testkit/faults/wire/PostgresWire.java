package dev.beseda.testkit.faults.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// PostgreSQL's protocol 3.0: each Query or Sync is answered by messages that end in ReadyForQuery.
final class PostgresWire implements Wire {
    private static final Set<Integer> ENCRYPTION_REQUESTS = Set.of(80_877_103, 80_877_104);
    private static final int TYPED = 1;
    private static final int HEADER = 5;

    private final ByteQueue sent = new ByteQueue();
    private final ByteQueue answered = new ByteQueue();
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private final Set<String> executed = new LinkedHashSet<>();

    /// The messages of a request that is not complete yet.
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /// They are answered by one byte.
    private final AtomicInteger encryptionRequests = new AtomicInteger();

    private boolean started;

    @Override
    public List<Sent> sent(byte[] bytes) {
        sent.add(bytes);
        var pieces = new ArrayList<Sent>();
        for (var piece = nextSent(); piece.isPresent(); piece = nextSent()) {
            pieces.add(piece.get());
        }
        return pieces;
    }

    private Optional<Sent> nextSent() {
        if (!started) {
            return startup().map(Sent::part);
        }
        for (var message = sent.takeMessage(TYPED); message.isPresent(); message = sent.takeMessage(TYPED)) {
            var piece = read(message.get());
            if (piece.isPresent()) {
                return piece;
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> startup() {
        var code = sent.numberAt(Integer.BYTES);
        var message = sent.takeMessage(0);
        if (message.isPresent()) {
            if (code.filter(ENCRYPTION_REQUESTS::contains).isPresent()) {
                encryptionRequests.incrementAndGet();
            } else {
                started = true;
            }
        }
        return message;
    }

    /// What is executed takes effect before the Sync that ends its request, so all of a request goes on at once.
    private Optional<Sent> read(byte[] message) {
        begun.writeBytes(message);
        switch (message[0]) {
            case 'P' -> statements.put(word(message, 0), word(message, 1));
            case 'B' -> portals.put(word(message, 0), statements.getOrDefault(word(message, 1), ""));
            case 'E' -> executed.add(portals.getOrDefault(word(message, 0), ""));
            case 'Q' -> executed.add(word(message, 0));
            default -> {}
        }
        return switch (message[0]) {
            case 'P', 'B', 'E', 'C', 'D' -> Optional.empty();
            case 'Q', 'S' -> Optional.of(new Sent(request(), Optional.of(text())));
            default -> Optional.of(Sent.part(request()));
        };
    }

    private byte[] request() {
        var request = begun.toByteArray();
        begun.reset();
        return request;
    }

    private String text() {
        var text = String.join("; ", executed);
        executed.clear();
        return text;
    }

    /// One of the texts that a message begins with; each ends with a zero.
    private static String word(byte[] message, int number) {
        int from = HEADER;
        for (int passed = 0; passed < number; passed++) {
            from = endOfWord(message, from) + 1;
        }
        return new String(message, from, endOfWord(message, from) - from, UTF_8);
    }

    private static int endOfWord(byte[] message, int from) {
        int end = from;
        while (message[end] != 0) {
            end++;
        }
        return end;
    }

    @Override
    public List<Answered> answered(byte[] bytes) {
        answered.add(bytes);
        var pieces = new ArrayList<Answered>();
        for (var piece = nextAnswered(); piece.isPresent(); piece = nextAnswered()) {
            pieces.add(piece.get());
        }
        return pieces;
    }

    private Optional<Answered> nextAnswered() {
        if (encryptionRequests.get() > 0) {
            var refusal = answered.take(1);
            refusal.ifPresent(_ -> encryptionRequests.decrementAndGet());
            return refusal.map(piece -> new Answered(piece, false));
        }
        return answered.takeMessage(TYPED).map(message -> new Answered(message, message[0] == 'Z'));
    }
}
