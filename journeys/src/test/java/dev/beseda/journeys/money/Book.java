package dev.beseda.journeys.money;

import dev.beseda.local.rest.JsonApi;
import java.util.ArrayList;
import java.util.List;

/// The whole book of the ledger, as `./beseda ledger verify` goes through it.
final class Book {
    private static final String VERIFICATION = "/api/ledger/verification";

    private Book() {}

    static List<String> faults(JsonApi api) {
        var faults = new ArrayList<String>();
        var path = VERIFICATION;
        while (!path.isEmpty()) {
            var piece = api.get(path);
            piece.path("faults").forEach(fault -> faults.add(fault.asText()));
            var next = piece.path("next").asText("");
            path = next.isEmpty() ? "" : VERIFICATION + "?cursor=" + next;
        }
        return faults;
    }
}
