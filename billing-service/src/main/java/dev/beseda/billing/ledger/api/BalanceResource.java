package dev.beseda.billing.ledger.api;

import dev.beseda.billing.ledger.LedgerQueue;
import dev.beseda.contracts.billing.BillingCommand.FreezeWallet;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.input.IdempotencyKey;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/// What people have, over HTTP.
@Path("/api/balances")
@Tag(name = "Money")
@RolesAllowed(Roles.OWNER)
public class BalanceResource {
    private final Balances balances;
    private final LedgerQueue ledger;
    private final Caller caller;

    BalanceResource(Balances balances, LedgerQueue ledger, Caller caller) {
        this.balances = balances;
        this.ledger = ledger;
        this.caller = caller;
    }

    @GET
    @Path("{person}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "showBalances",
            summary = "What a person (by Telegram's id) has in the workspace, in each currency")
    public Uni<List<BalanceView>> show(@RestPath long person) {
        return balances.of(caller.workspace(), person);
    }

    @POST
    @Path("{person}/freeze")
    @Operation(
            operationId = "freezeBalance",
            summary = "Freezes a wallet, or frees it: out of a frozen one goes only what is held already")
    public Uni<List<BalanceView>> freeze(
            @RestPath long person,
            @RestHeader(IdempotencyKey.HEADER) Optional<String> key,
            @Valid @NotNull FreezeDraft draft) {
        var wallet = new Wallet(caller.workspace(), person, draft.currency());
        return balances.known(wallet)
                .chain(known -> ledger.answer(order(wallet, key, draft), caller.subject()))
                .invoke(Refusals::check)
                .invoke(frozen -> Log.infof(
                        "Wallet of %d in %s (%s): frozen %s by %s: %s",
                        person, wallet.workspace(), draft.currency(), draft.frozen(), caller.subject(), draft.reason()))
                .chain(frozen -> balances.of(wallet.workspace(), person));
    }

    private static FreezeWallet order(Wallet wallet, Optional<String> key, FreezeDraft draft) {
        var id = IdempotencyKey.required(wallet.workspace(), key);
        return new FreezeWallet(id, wallet, Optional.empty(), draft.frozen(), draft.reason());
    }
}
