package dev.beseda.local.cli;

import dev.beseda.local.rest.JsonApi;
import java.util.List;

/// `ledger verify`: goes through the whole book, and says what is wrong with it.
final class LedgerCommand {
    private static final String USAGE = "Say ledger verify.";
    private static final String VERIFICATION = "/api/ledger/verification";

    private final JsonApi gateway;

    LedgerCommand(JsonApi gateway) {
        this.gateway = gateway;
    }

    int run(List<String> words) {
        if (!words.equals(List.of("verify"))) {
            throw new CommandRefused(USAGE);
        }
        long postings = 0;
        long accounts = 0;
        long faults = 0;
        var path = VERIFICATION;
        while (!path.isEmpty()) {
            var piece = gateway.get(path);
            postings += piece.path("postings").asLong();
            accounts += piece.path("accounts").asLong();
            faults += piece.path("faults").size();
            piece.path("faults").forEach(fault -> System.out.println(fault.asText()));
            var next = piece.path("next").asText("");
            path = next.isEmpty() ? "" : VERIFICATION + "?cursor=" + next;
        }
        System.out.println("Verified: %d postings, %d accounts, %d faults.".formatted(postings, accounts, faults));
        return faults == 0 ? 0 : 1;
    }
}
