package dev.beseda.kit.identity;

import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who sent the request at hand. Every query of a resource is narrowed to `workspace()`:
/// the rows of others don't exist.
@RequestScoped
public class Caller {
    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    public UUID workspace() {
        return Optional.<String>ofNullable(token.getClaim(Identity.WORKSPACE))
                .map(UUID::fromString)
                .orElseThrow(() -> new UnauthorizedException("The identity names no workspace"));
    }

    public Role role() {
        return token.getGroups().stream()
                .flatMap(group -> Role.find(group).stream())
                .min(Role::compareTo)
                .orElseThrow(() -> new UnauthorizedException("The identity names no role"));
    }

    /// Whether this is an owner of the default workspace, who may do what concerns all workspaces.
    public boolean runsTheInstallation() {
        return role() == Role.OWNER && workspace().equals(Identity.DEFAULT_WORKSPACE);
    }

    /// The id of the API token or person behind the request.
    public String subject() {
        return token.getSubject();
    }
}
