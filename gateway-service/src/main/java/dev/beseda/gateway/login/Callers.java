package dev.beseda.gateway.login;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.gateway.login.tokens.ApiTokens;
import dev.beseda.gateway.login.tokens.Key;
import dev.beseda.gateway.login.tokens.KeyHash;
import dev.beseda.kit.postgres.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/// Who stands behind a key. What was looked up is remembered for a few seconds, strangers as well as friends.
@ApplicationScoped
public class Callers {
    private static final Duration FRIENDSHIP = Duration.ofHours(1);

    private final Transactions transactions;
    private final ApiTokens tokens;
    private final Identities identities;
    private final AsyncCache<KeyHash, Optional<Entry>> known;
    private final Cache<KeyHash, Boolean> friends;
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
        this.friends = Caffeine.newBuilder()
                .expireAfterWrite(FRIENDSHIP)
                .maximumSize(config.mostRememberedKeys())
                .build();
    }

    /// What the key opens, if anything. Fails with [TooManyLookUps] when a flood of strange keys holds up the database;
    /// keys that have opened something of late do not wait behind it.
    public CompletionStage<Optional<Entry>> identify(Key key) {
        return known.get(key.hash(), (hash, executor) -> lookUp(hash));
    }

    /// Whether the key has opened something within the last hour.
    public boolean isFriend(Key key) {
        return friends.getIfPresent(key.hash()) != null;
    }

    private CompletableFuture<Optional<Entry>> lookUp(KeyHash hash) {
        boolean isStranger = friends.getIfPresent(hash) == null;
        if (isStranger && !lookUps.tryAcquire()) {
            return CompletableFuture.failedFuture(new TooManyLookUps());
        }
        return transactions
                .in(transaction -> tokens.find(transaction, hash))
                .invoke(found -> remember(hash, found.isPresent()))
                .map(token -> token.map(found -> new Entry(found, identities)))
                .onTermination()
                .invoke(() -> lookUps.release(isStranger ? 1 : 0))
                .subscribeAsCompletionStage();
    }

    private void remember(KeyHash hash, boolean opens) {
        if (opens) {
            friends.put(hash, true);
        } else {
            friends.invalidate(hash);
        }
    }

    /// As many keys as may be are being looked up.
    public static final class TooManyLookUps extends RuntimeException {
        TooManyLookUps() {
            super("Too many keys are being looked up", null, false, false);
        }
    }
}
