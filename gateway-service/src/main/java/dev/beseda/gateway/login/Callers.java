package dev.beseda.gateway.login;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.kit.postgres.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/// Who stands behind a key. What was looked up is remembered for a few seconds, strangers as well as friends.
@ApplicationScoped
public class Callers {
    private final Transactions transactions;
    private final ApiTokens tokens;
    private final Identities identities;
    private final AsyncCache<KeyHash, Optional<String>> known;
    private final Semaphore lookUps;

    Callers(Transactions transactions, ApiTokens tokens, Identities identities, LoginConfig config) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.identities = identities;
        this.lookUps = new Semaphore(config.mostLookUpsAtOnce());
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(config.lookUpAgainAfter())
                .maximumSize(config.mostRememberedKeys())
                .buildAsync();
    }

    /// The signed identity of the key's token, if it opens anything. Fails with [TooManyLookUps] when a flood of
    /// strange keys holds up the database.
    public CompletionStage<Optional<String>> identify(Key key) {
        return known.get(key.hash(), (hash, executor) -> lookUp(hash));
    }

    private CompletableFuture<Optional<String>> lookUp(KeyHash hash) {
        if (!lookUps.tryAcquire()) {
            return CompletableFuture.failedFuture(new TooManyLookUps());
        }
        return transactions
                .in(transaction -> tokens.find(transaction, hash))
                .map(token -> token.map(identities::sign))
                .onTermination()
                .invoke(lookUps::release)
                .subscribeAsCompletionStage();
    }

    /// As many keys as may be are being looked up.
    public static final class TooManyLookUps extends RuntimeException {
        TooManyLookUps() {
            super("Too many keys are being looked up", null, false, false);
        }
    }
}
