package dev.beseda.testkit.faults.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Bytes of a message that has not arrived whole yet.
final class ByteQueue {
    private byte[] bytes = new byte[0];

    void add(byte[] more) {
        int size = bytes.length;
        bytes = Arrays.copyOf(bytes, size + more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
    }

    /// The number at a place, if it is there already.
    Optional<Integer> numberAt(int place) {
        return bytes.length < place + Integer.BYTES
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(bytes).getInt(place));
    }

    /// The first bytes, if so many are there already.
    Optional<byte[]> take(int length) {
        if (bytes.length < length) {
            return Optional.empty();
        }
        var taken = Arrays.copyOf(bytes, length);
        bytes = Arrays.copyOfRange(bytes, length, bytes.length);
        return Optional.of(taken);
    }

    /// A message that begins with `head` bytes and the length of the rest, the length counted from `head` on.
    Optional<byte[]> takeMessage(int head) {
        return numberAt(head).flatMap(length -> take(head + length));
    }
}
