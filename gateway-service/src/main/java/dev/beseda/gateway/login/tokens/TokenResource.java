package dev.beseda.gateway.login.tokens;

import dev.beseda.kit.Ids;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Role;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.input.NoNul;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// The API tokens of the caller's workspace.
@Path("/api/tokens")
@Tag(name = "Tokens")
@RolesAllowed(Roles.OWNER)
public class TokenResource {
    private final Transactions transactions;
    private final ApiTokens tokens;
    private final Caller caller;
    private final Clock clock;

    TokenResource(Transactions transactions, ApiTokens tokens, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.caller = caller;
        this.clock = clock;
    }

    /// What a new token is to be.
    @Schema(examples = "{\"name\": \"Our shop\", \"role\": \"editor\"}")
    public record NewToken(
            @NotBlank @Size(max = 100) @NoNul String name,
            @NotNull Role role) {}

    @GET
    @Operation(summary = "The tokens of the workspace, without their keys")
    public Uni<Page<ApiToken>> list(@BeanParam PageRequest page) {
        var workspace = caller.workspace();
        return transactions.in(transaction -> tokens.page(transaction, workspace, page));
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Make a token; its key is shown in this answer and never again")
    public Uni<MintedToken> add(@NotNull @Valid NewToken wanted) {
        var key = Key.random();
        var token = new ApiToken(Ids.next(), caller.workspace(), wanted.name(), wanted.role(), clock.instant());
        return transactions
                .in(transaction -> tokens.add(transaction, token, key.hash()))
                .replaceWith(() -> MintedToken.of(token, key));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke a token")
    public Uni<Void> revoke(@RestPath UUID id) {
        var workspace = caller.workspace();
        return transactions.in(transaction -> tokens.getForChange(transaction, workspace)
                .map(living -> leaving(living, id))
                .chain(token -> tokens.revoke(transaction, token, clock.instant())));
    }

    /// The token to be revoked, if it may go.
    private static ApiToken leaving(List<ApiToken> living, UUID id) {
        var leaving = living.stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("token", id));
        if (living.stream().filter(token -> token.role() == Role.OWNER).allMatch(leaving::equals)) {
            throw new Conflict("last-owner", "This is the last owner token: without it nobody could make another");
        }
        return leaving;
    }
}
