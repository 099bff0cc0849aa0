package dev.beseda.gateway.login;

import dev.beseda.kit.Ids;
import dev.beseda.kit.identity.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;

/// Makes sure at the start that there is a default workspace, and that `BESEDA_ADMIN_TOKEN` opens it.
@ApplicationScoped
class AdminToken {
    private final Workspaces workspaces;
    private final ApiTokens tokens;
    private final Optional<Key> key;
    private final Clock clock;

    AdminToken(Workspaces workspaces, ApiTokens tokens, LoginConfig config, Clock clock) {
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.key = config.adminToken().map(Key::of);
        this.clock = clock;
    }

    void start(@Observes StartupEvent begun) throws Throwable {
        if (key.isPresent() && !key.get().isLongEnough()) {
            throw new ConfigurationException(
                    "BESEDA_ADMIN_TOKEN is too short: it must have at least %d characters.".formatted(Key.SHORTEST));
        }
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(this::ensure));
    }

    private Uni<Void> ensure() {
        var now = clock.instant();
        var token = new ApiToken(Ids.next(), Workspace.DEFAULT, "BESEDA_ADMIN_TOKEN", Role.OWNER, now);
        return workspaces
                .ensure(new Workspace(Workspace.DEFAULT, Workspace.DEFAULT_NAME, now))
                .chain(() -> key.map(Key::hash)
                        .map(hash -> tokens.ensure(token, hash))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
