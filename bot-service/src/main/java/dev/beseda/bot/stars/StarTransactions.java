package dev.beseda.bot.stars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beseda.bot.stars.rules.StarBooks.Entry;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.bot.telegram.wire.Results;
import dev.beseda.bot.telegram.wire.TelegramFailures;
import dev.beseda.kit.problems.BadGateway;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Telegram's own list of the Stars of a bot, the oldest first.
@ApplicationScoped
class StarTransactions {
    /// The most that Telegram gives at once.
    private static final int PAGE = 100;

    private final StarCalls calls;

    StarTransactions(StarCalls calls) {
        this.calls = calls;
    }

    /// @param read how many lines of Telegram's were old enough
    /// @param entries payments of invoices among them, and their refunds
    record Listed(int read, List<Entry> entries) {
        boolean isWhole() {
            return read == PAGE;
        }
    }

    Uni<Listed> page(UUID bot, long offset, Instant until) {
        var arguments =
                JsonNodeFactory.instance.objectNode().put("offset", offset).put("limit", PAGE);
        return calls.call(bot, new Method("getStarTransactions", arguments)).map(answer -> listed(answer, until));
    }

    private static Listed listed(Answer answer, Instant until) {
        TelegramFailures.check(answer, "the list of Stars");
        if (!(answer instanceof Answer.Done done)) {
            throw new BadGateway("Telegram gave no list of Stars");
        }
        int read = 0;
        var entries = new ArrayList<Entry>();
        for (var line : Results.of(done).path("transactions")) {
            if (Instant.ofEpochSecond(line.path("date").asLong()).isAfter(until)) {
                break;
            }
            read++;
            entry(line).ifPresent(entries::add);
        }
        return new Listed(read, List.copyOf(entries));
    }

    /// Gifts, paid media and withdrawals are no payments of invoices.
    private static Optional<Entry> entry(JsonNode line) {
        var charge = line.path("id").asText();
        long stars = line.path("amount").asLong();
        if (isInvoice(line.path("source"))) {
            return Optional.of(new Entry(charge, stars, false));
        }
        return isInvoice(line.path("receiver")) ? Optional.of(new Entry(charge, stars, true)) : Optional.empty();
    }

    private static boolean isInvoice(JsonNode partner) {
        return partner.path("transaction_type").asText().equals("invoice_payment");
    }
}
