package dev.beseda.billing.promos.api;

import dev.beseda.kit.Ids;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Promo codes of a workspace, over HTTP; they are redeemed by a transfer.
@Path("/api/promos")
@Tag(name = "Money")
@RolesAllowed(Roles.OWNER)
public class PromoResource {
    private final PromoRecords records;
    private final Caller caller;

    PromoResource(PromoRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listPromos", summary = "The promo codes of the workspace, the oldest first")
    public Uni<Page<PromoView>> list(@BeanParam PageRequest page) {
        return records.page(caller.workspace(), page).map(promos -> promos.map(PromoView::of));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "makePromo",
            summary = "Makes a promo code: an amount of bonus money at once, or a percentage of the next top-up")
    public Uni<PromoView> make(@Valid @NotNull PromoDraft draft) {
        var promo = draft.promo(Ids.next(), caller.workspace());
        return records.add(promo)
                .invoke(() ->
                        Log.infof("Promo code %s of %s: made by %s", promo.code(), promo.workspace(), caller.subject()))
                .replaceWith(() -> PromoView.of(promo));
    }

    @POST
    @Path("examples")
    @Operation(
            operationId = "makeExamplePromos",
            summary = "Makes the promo codes NEWUSER10, FIRSTGEN and WELCOME; those that there are stay as they are")
    public Uni<List<PromoView>> makeExamples() {
        var workspace = caller.workspace();
        return records.addMissing(workspace, new ExamplePromos(workspace).all())
                .map(promos -> promos.stream().map(PromoView::of).toList());
    }

    @GET
    @Path("{code}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showPromo", summary = "One promo code, and how often it was used")
    public Uni<PromoView> show(@RestPath String code) {
        return records.get(caller.workspace(), code).map(PromoView::of);
    }

    @PUT
    @Path("{code}")
    @Operation(
            operationId = "replacePromo",
            summary =
                    "Writes anew when and how often a promo code can be used, or switches it off; what it gives stays")
    public Uni<PromoView> replace(
            @RestPath String code, @BeanParam IfMatch expected, @Valid @NotNull PromoChange change) {
        var workspace = caller.workspace();
        return records.change(workspace, code, change.availability(), expected)
                .invoke(promo -> Log.infof(
                        "Promo code %s of %s: changed by %s to %s",
                        promo.code(), workspace, caller.subject(), promo.availability()))
                .map(PromoView::of);
    }

    @DELETE
    @Path("{code}")
    @Operation(
            operationId = "deletePromo",
            summary = "Deletes a promo code that was never used; one that was can be switched off")
    public Uni<Void> delete(@RestPath String code, @BeanParam IfMatch expected) {
        var workspace = caller.workspace();
        return records.delete(workspace, code, expected)
                .invoke(promo ->
                        Log.infof("Promo code %s of %s: deleted by %s", promo.code(), workspace, caller.subject()))
                .replaceWithVoid();
    }
}
