package dev.beseda.testkit.faults.wire;

import java.util.List;

/// A connection whose language we don't read.
final class OpaqueWire implements Wire {
    @Override
    public List<Sent> sent(byte[] bytes) {
        return List.of(Sent.part(bytes));
    }

    @Override
    public List<Answered> answered(byte[] bytes) {
        return List.of(new Answered(bytes, false));
    }
}
