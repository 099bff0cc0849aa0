package dev.beseda.billing.ledger.api;

import dev.beseda.billing.ledger.LedgerQueue;
import dev.beseda.billing.ledger.rules.AccountName;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.input.IdempotencyKey;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Money that is put aside until work is done, over HTTP.
@Path("/api/holds")
@Tag(name = "Money")
@RolesAllowed(Roles.OWNER)
public class HoldResource {
    private final LedgerQueue ledger;
    private final HoldRecords records;
    private final Caller caller;

    HoldResource(LedgerQueue ledger, HoldRecords records, Caller caller) {
        this.ledger = ledger;
        this.records = records;
        this.caller = caller;
    }

    /// @param amount all that is held or less, in the least unit of its currency
    @Schema(examples = "{\"amount\": 2600}")
    public record Settlement(@NotNull @Positive Long amount) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listHolds", summary = "The open holds of a person's wallet, the newest first")
    public Uni<Page<HoldView>> list(
            @RestQuery Optional<String> person, @RestQuery Optional<String> currency, @BeanParam PageRequest page) {
        var wallet = WalletQuery.wallet(caller.workspace(), person, currency);
        return records.page(AccountName.walletId(wallet), page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showHold", summary = "One hold")
    public Uni<HoldView> show(@RestPath UUID id) {
        return records.get(caller.workspace(), id);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "placeHold",
            summary = "Puts money aside, bonus money first; the Idempotency-Key becomes the hold's id, if it is a UUID")
    public Uni<HoldView> place(
            @RestHeader(IdempotencyKey.HEADER) Optional<String> key, @Valid @NotNull HoldDraft draft) {
        var workspace = caller.workspace();
        var id = IdempotencyKey.required(workspace, key);
        return ledger.answer(draft.order(id, workspace), caller.subject())
                .invoke(Refusals::check)
                .chain(held -> records.get(workspace, id));
    }

    @POST
    @Path("{id}/settle")
    @Operation(operationId = "settleHold", summary = "The work is done: pays what is held, or less; the rest is free")
    public Uni<HoldView> settle(
            @RestPath UUID id,
            @RestHeader(IdempotencyKey.HEADER) Optional<String> key,
            @Valid @NotNull Settlement settlement) {
        return end(id, wallet -> {
            var order = IdempotencyKey.required(wallet.workspace(), key);
            return new SettleHold(order, wallet, Optional.empty(), id, settlement.amount());
        });
    }

    @POST
    @Path("{id}/release")
    @Operation(operationId = "releaseHold", summary = "The work was not done: all of it is free again")
    public Uni<HoldView> release(@RestPath UUID id, @RestHeader(IdempotencyKey.HEADER) Optional<String> key) {
        return end(id, wallet -> {
            var order = IdempotencyKey.required(wallet.workspace(), key);
            return new ReleaseHold(order, wallet, Optional.empty(), id);
        });
    }

    private Uni<HoldView> end(UUID hold, Function<Wallet, BillingCommand> order) {
        var workspace = caller.workspace();
        return records.wallet(workspace, hold)
                .chain(wallet -> ledger.answer(order.apply(wallet), caller.subject()))
                .invoke(Refusals::check)
                .chain(ended -> records.get(workspace, hold));
    }
}
