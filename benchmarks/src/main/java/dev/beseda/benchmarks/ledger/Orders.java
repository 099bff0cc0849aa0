package dev.beseda.benchmarks.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// What is ordered of the ledger, as another service orders it. Orders come in pairs, whose wallets take turns; the
/// first of a pair has the number twice the pair's, the second one more.
final class Orders {
    /// What is held and paid, in kopecks.
    static final long AMOUNT = 100;

    private static final long MUCH = 1_000_000_000;
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final ObjectWriter JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build()
            .writerFor(BillingCommand.class);

    /// Spreads the numbers over all ids, as chance would: ids in a row would spare the indexes.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final AtomicLong pairs = new AtomicLong();
    private final UUID workspace;
    private final UUID bot;
    private final int wallets;

    Orders(int wallets) {
        this.workspace = UUID.randomUUID();
        this.bot = UUID.randomUUID();
        this.wallets = wallets;
    }

    /// All revenue stands on one account of it.
    UUID workspace() {
        return workspace;
    }

    int wallets() {
        return wallets;
    }

    /// The next pair of orders.
    long pair() {
        return pairs.getAndIncrement();
    }

    static long first(long pair) {
        return 2 * pair;
    }

    static long second(long pair) {
        return 2 * pair + 1;
    }

    static boolean isFirst(long number) {
        return number % 2 == 0;
    }

    static long pairOf(long number) {
        return number / 2;
    }

    BillingCommand topUp(long pair) {
        return new TopUp(id(first(pair)), wallet(pair), asker(pair), MUCH, "bank", memo());
    }

    BillingCommand hold(long pair) {
        return new PlaceHold(id(first(pair)), wallet(pair), asker(pair), AMOUNT, LIFETIME, memo());
    }

    BillingCommand settle(long pair) {
        return new SettleHold(id(second(pair)), wallet(pair), asker(pair), id(first(pair)), AMOUNT);
    }

    BillingCommand release(long pair) {
        return new ReleaseHold(id(second(pair)), wallet(pair), asker(pair), id(first(pair)));
    }

    static String json(BillingCommand command) {
        try {
            return JSON.writeValueAsString(command);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("An order that can't be written", fault);
        }
    }

    static long number(UUID id) {
        return id.getLeastSignificantBits();
    }

    private static UUID id(long number) {
        return new UUID(number * SPREAD, number);
    }

    private Wallet wallet(long pair) {
        return new Wallet(workspace, 1 + pair % wallets, Currency.RUB);
    }

    private Optional<Asker> asker(long pair) {
        return Optional.of(new Asker(bot, id(pair % wallets), pair));
    }

    private Memo memo() {
        return new Memo("Картинка", Optional.of(bot));
    }
}
