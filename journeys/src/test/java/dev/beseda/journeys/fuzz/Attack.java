package dev.beseda.journeys.fuzz;

import dev.beseda.journeys.wire.WireRequest;
import java.nio.charset.StandardCharsets;

/// One request, by its number of the run.
///
/// @param aim     the operation that is meant, and of whom
/// @param namesForeign whether its body, which is right, names a thing of another workspace
record Attack(int number, Aim aim, boolean namesForeign, WireRequest request) {
    /// @param isForeign whether the thing of the path is another workspace's
    record Aim(FuzzTarget fuzzTarget, Attacker attacker, boolean isForeign) {}

    private static final int SHOWN = 300;

    FuzzTarget fuzzTarget() {
        return aim.fuzzTarget();
    }

    Attacker attacker() {
        return aim.attacker();
    }

    /// Whether it asks for the operation it was made for; with another method it asks for something else.
    boolean isAsMeant() {
        return request.method().equals(fuzzTarget().method());
    }

    boolean isForeign() {
        return aim.isForeign();
    }

    @Override
    public String toString() {
        var target = shortened(request.target());
        return "%d: %s %s (of %s) as %s %s %s"
                .formatted(number, request.method(), target, fuzzTarget(), attacker(), headers(), body());
    }

    private String headers() {
        return shortened(request.headers().stream()
                .filter(header -> !header.value().startsWith("Bearer bsd_"))
                .toList()
                .toString());
    }

    private String body() {
        return shortened(new String(request.body(), StandardCharsets.UTF_8));
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… " + text.length() + " characters";
    }
}
