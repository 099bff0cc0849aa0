package dev.beseda.benchmarks.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.PlatformService;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether the book is whole after all that: the service verifies it, and what was ordered is in it once.
final class Verification {
    private static final String PATH = "/api/ledger/verification";

    /// Of each piece.
    private static final int FAULTS_SHOWN = 3;

    private final Measuring with;
    private final JsonApi gateway;
    private long postings;
    private long accounts;
    private long faults;

    Verification(Measuring with) {
        this.with = with;
        this.gateway = new JsonApi(
                with.platform().stack().url(PlatformService.GATEWAY),
                Optional.of(with.platform().stack().adminToken().value()));
    }

    /// @param expected how many postings there must be
    boolean isPassed(long expected) {
        with.book().awaitClosed();
        var begun = Instant.now();
        for (var next = Optional.of(""); next.isPresent(); ) {
            next = take(gateway.get(PATH + next.get()));
        }
        with.figures()
                .line(
                        "Verified in %d s: %,d postings, %,d accounts, %d faults",
                        Duration.between(begun, Instant.now()).toSeconds(), postings, accounts, faults);
        var counts = with.traffic().tally().counts();
        long booked = with.book().postings();
        long imbalance = faults + with.book().imbalance();
        long lost = counts.lost() + counts.refused() + Math.max(0, expected - booked);
        long doubled = counts.twice() + Math.max(0, booked - expected);
        with.figures().line("imbalance %d, lost %d, doubled %d", imbalance, lost, doubled);
        return imbalance == 0 && lost == 0 && doubled == 0;
    }

    private Optional<String> take(JsonNode piece) {
        postings += piece.path("postings").asLong();
        accounts += piece.path("accounts").asLong();
        faults += piece.path("faults").size();
        piece.path("faults")
                .valueStream()
                .limit(FAULTS_SHOWN)
                .forEach(fault -> with.figures().line("%s", fault.asText()));
        return Optional.of(piece.path("next").asText(""))
                .filter(next -> !next.isEmpty())
                .map(next -> "?cursor=" + next);
    }
}
