package dev.beseda.billing.ledger.closing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/// What is wrong with the book: there is nothing, or somebody must look at once.
@ApplicationScoped
public class LedgerFaults {
    private static final String FAULTS = "beseda.ledger.faults";

    private final MeterRegistry metrics;

    LedgerFaults(MeterRegistry metrics) {
        this.metrics = metrics;
        Set.of("balance", "sum", "hold").forEach(kind -> metrics.counter(FAULTS, "kind", kind));
    }

    /// Balances that are not what was booked.
    void balances(Set<UUID> accounts) {
        tell("balance", accounts.size(), "The balance is not the sum of the postings, of the accounts " + accounts);
    }

    /// Workspaces and currencies whose accounts don't sum to zero.
    void sums(Set<String> books) {
        tell("sum", books.size(), "The accounts don't sum to zero: " + books);
    }

    /// Accounts of which something else is held than the open holds say.
    void holds(Set<UUID> accounts) {
        tell("hold", accounts.size(), "What is held is not the sum of the open holds, of the accounts " + accounts);
    }

    private void tell(String kind, int found, String sentence) {
        if (found > 0) {
            metrics.counter(FAULTS, "kind", kind).increment(found);
            Log.error(sentence);
        }
    }
}
