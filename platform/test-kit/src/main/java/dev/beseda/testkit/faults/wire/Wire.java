package dev.beseda.testkit.faults.wire;

import java.util.List;
import java.util.Optional;

/// Reads one connection: cuts what goes each way into pieces and tells requests and their answers. Answers come in the
/// order of the requests.
public interface Wire {
    List<Sent> sent(byte[] bytes);

    List<Answered> answered(byte[] bytes);

    /// @param request the text of the request that this piece completes; empty text for one that no fault may happen to
    record Sent(byte[] bytes, Optional<String> request) {
        static Sent part(byte[] bytes) {
            return new Sent(bytes, Optional.empty());
        }
    }

    /// @param last whether this piece completes the answer to the oldest request
    record Answered(byte[] bytes, boolean last) {}
}
