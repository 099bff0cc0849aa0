package dev.beseda.billing.ledger.api;

import dev.beseda.billing.ledger.LedgerQueue;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.input.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/// Money that is moved at once, over HTTP.
@Path("/api/transfers")
@Tag(name = "Money")
@RolesAllowed(Roles.OWNER)
public class TransferResource {
    private final LedgerQueue ledger;
    private final OperationRecords records;
    private final Caller caller;

    TransferResource(LedgerQueue ledger, OperationRecords records, Caller caller) {
        this.ledger = ledger;
        this.records = records;
        this.caller = caller;
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showTransfer", summary = "One operation and what became of it")
    public Uni<OperationView> show(@RestPath UUID id) {
        return records.get(caller.workspace(), id);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "makeTransfer",
            summary = "Tops up, grants bonus money, charges, refunds or redeems a promo code; once for each"
                    + " Idempotency-Key")
    public Uni<OperationView> make(
            @RestHeader(IdempotencyKey.HEADER) Optional<String> key, @Valid @NotNull TransferDraft draft) {
        var workspace = caller.workspace();
        var id = IdempotencyKey.required(workspace, key);
        return ledger.answer(draft.order(id, workspace), caller.subject())
                .invoke(Refusals::check)
                .chain(booked -> records.get(workspace, id));
    }
}
