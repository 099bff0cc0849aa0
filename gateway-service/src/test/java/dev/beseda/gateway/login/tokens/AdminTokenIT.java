package dev.beseda.gateway.login.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.gateway.api.FakeService;
import dev.beseda.gateway.login.workspaces.Workspace;
import dev.beseda.kit.Ids;
import dev.beseda.kit.identity.Role;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The key of `BESEDA_ADMIN_TOKEN`. All is undone afterwards: the other tests come in by it.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeService.class)
class AdminTokenIT {
    private static final KeyHash NOW = Key.of(FakeService.ADMIN_TOKEN).hash();
    private static final KeyHash NEXT = Key.of("the-admin-token-after-it").hash();

    @Inject
    ApiTokens tokens;

    @Inject
    Transactions transactions;

    private static ApiToken owner() {
        return new ApiToken(Ids.next(), Workspace.DEFAULT, "BESEDA_ADMIN_TOKEN", Role.OWNER, Instant.now());
    }

    private boolean undone(Function<Transaction, Uni<Boolean>> work) {
        var seen = new AtomicBoolean();
        transactions
                .in(transaction -> work.apply(transaction)
                        .invoke(seen::set)
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("Undone"))))
                .onFailure(IllegalStateException.class)
                .recoverWithNull()
                .await()
                .atMost(Duration.ofSeconds(30));
        return seen.get();
    }

    private Uni<Boolean> opens(Transaction transaction, KeyHash key) {
        return tokens.find(transaction, key).map(found -> found.isPresent());
    }

    @Test
    void anotherKeyTakesItsPlace() {
        assertThat(undone(transaction ->
                        tokens.replace(transaction, owner(), NEXT).chain(() -> opens(transaction, NEXT))))
                .isTrue();
        assertThat(undone(transaction ->
                        tokens.replace(transaction, owner(), NEXT).chain(() -> opens(transaction, NOW))))
                .isFalse();
    }

    @Test
    void oneThatWasRevokedStaysSoAndTakesNobodysPlace() {
        assertThat(undone(transaction -> revoked(transaction).chain(() -> opens(transaction, NEXT))))
                .isFalse();
        assertThat(undone(transaction -> revoked(transaction).chain(() -> opens(transaction, NOW))))
                .isTrue();
    }

    /// The settings name a key that was revoked, while another one opens.
    private Uni<Boolean> revoked(Transaction transaction) {
        var next = owner();
        return tokens.add(transaction, next, NEXT)
                .chain(() -> tokens.revoke(transaction, next, Instant.now()))
                .chain(() -> tokens.replace(transaction, owner(), NEXT));
    }
}
