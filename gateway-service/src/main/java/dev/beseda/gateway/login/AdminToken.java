package dev.beseda.gateway.login;

import dev.beseda.gateway.login.tokens.Key;
import dev.beseda.gateway.login.workspaces.WorkspaceRunner;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/// The key in `BESEDA_ADMIN_TOKEN`, with which an installation begins: it opens the default workspace until it is
/// revoked or another one stands in its place.
@Startup(Setting.FIRST)
@ApplicationScoped
class AdminToken {
    private final WorkspaceRunner workspaces;
    private final Optional<Key> key;

    AdminToken(WorkspaceRunner workspaces, LoginConfig config) {
        this.workspaces = workspaces;
        this.key = key(config.adminToken());
    }

    static Optional<Key> key(Optional<String> adminToken) {
        var key = adminToken.map(Key::of);
        if (key.isPresent() && !key.get().isLongEnough()) {
            throw new WrongSetting(
                    "BESEDA_ADMIN_TOKEN is too short: it must have at least %d characters.".formatted(Key.SHORTEST));
        }
        return key;
    }

    void start(@Observes StartupEvent begun) throws Throwable {
        if (key.isPresent()) {
            boolean opens = VertxContextSupport.subscribeAndAwait(() -> workspaces.ensureDefault(key.get()));
            if (!opens) {
                Log.warn("BESEDA_ADMIN_TOKEN was revoked and opens nothing: set another one");
            }
        }
    }
}
