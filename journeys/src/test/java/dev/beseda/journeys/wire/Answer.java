package dev.beseda.journeys.wire;

import java.util.List;
import java.util.Optional;

/// What came back; status 0 says that nothing did.
///
/// @param body read as UTF-8; if nothing came back, the reason
public record Answer(int status, List<Header> headers, String body, long millis) {
    static Answer none(String reason, long millis) {
        return new Answer(0, List.of(), reason, millis);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .findFirst();
    }

    boolean closes() {
        return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    public boolean succeeded() {
        return status / 100 == 2;
    }
}
