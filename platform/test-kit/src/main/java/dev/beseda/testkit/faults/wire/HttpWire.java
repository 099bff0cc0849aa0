package dev.beseda.testkit.faults.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// HTTP/1.1 without pipelining: what is sent after an answer has begun is the next request.
final class HttpWire implements Wire {
    private final AtomicBoolean asked = new AtomicBoolean();

    @Override
    public List<Sent> sent(byte[] bytes) {
        return List.of(
                new Sent(bytes, asked.compareAndSet(false, true) ? Optional.of(firstLine(bytes)) : Optional.empty()));
    }

    private static String firstLine(byte[] bytes) {
        return new String(bytes, ISO_8859_1).split("\r\n", 2)[0];
    }

    /// Whoever has begun to answer has done what was asked; the rest of an answer belongs to no request any more.
    @Override
    public List<Answered> answered(byte[] bytes) {
        return List.of(new Answered(bytes, asked.compareAndSet(true, false)));
    }
}
