package dev.beseda.simulator.files;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/// The name of a file for one bot: says what it is used as, whose it is and which file.
record FileId(FileKind kind, long bot, long number) {
    private static final int BYTES = 20;

    static Optional<FileId> of(String written) {
        var kind = FileKind.withPrefix(written);
        if (kind.isEmpty() || !written.matches("[A-Za-z0-9_-]{31}")) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder()
                .decode(written.substring(kind.get().prefix().length())));
        if (bytes.capacity() != BYTES) {
            return Optional.empty();
        }
        var id = new FileId(kind.get(), bytes.getLong(), bytes.getLong());
        return bytes.getInt() == id.check() ? Optional.of(id) : Optional.empty();
    }

    String written() {
        var bytes = ByteBuffer.allocate(BYTES).putLong(bot).putLong(number).putInt(check());
        return kind.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The same for every bot, and useless for asking for the file.
    static String unique(long number) {
        return "AQAD"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(8).putLong(number).array());
    }

    private int check() {
        return Objects.hash(kind.written(), bot, number);
    }
}
