package dev.beseda.testkit.faults.wire;

import java.util.function.Supplier;

/// The language of a connection: by it a proxy knows where a request ends and which answer is its.
public enum Protocol {
    /// Bytes are passed on as they come; there are no requests.
    OPAQUE(OpaqueWire::new),

    /// The text of a request is its SQL, of several statements parted by `; `.
    /// What only prepares a statement has no text.
    POSTGRES(PostgresWire::new),

    /// The text of a request is what is asked and who asks, such as `PRODUCE outbox-1`.
    KAFKA(KafkaWire::new),

    /// HTTP/1.1. The text of a request is its first line. Its answer is lost at the first byte.
    HTTP(HttpWire::new);

    private final Supplier<Wire> wires;

    Protocol(Supplier<Wire> wires) {
        this.wires = wires;
    }

    public Wire open() {
        return wires.get();
    }
}
