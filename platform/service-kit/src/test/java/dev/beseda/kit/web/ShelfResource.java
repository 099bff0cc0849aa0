package dev.beseda.kit.web;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Role;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.messaging.outbox.MessageTooLarge;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/// A resource as services have them, for the tests of everything around it.
@Path("/api/shelves")
public class ShelfResource {
    private final Caller caller;

    ShelfResource(Caller caller) {
        this.caller = caller;
    }

    public enum Wood {
        OAK,
        PINE
    }

    public record Book(@NotBlank String shortTitle) {}

    public record Shelf(
            @NotNull UUID shelfId,
            @Positive int bookCount,
            boolean inUse,
            Wood wood,
            Instant builtAt,
            @Valid List<Book> books) {}

    public record WhoAmI(UUID workspace, Role role, String subject) {}

    @POST
    @PermitAll
    public Uni<Shelf> add(@NotNull @Valid Shelf shelf) {
        return Uni.createFrom().item(shelf);
    }

    @GET
    @PermitAll
    public Uni<Page<Integer>> list(@BeanParam PageRequest page) {
        var rows = List.of(1, 2, 3).subList(0, Math.min(3, page.rows()));
        return Uni.createFrom().item(Page.of(rows, page.size(), String::valueOf));
    }

    @GET
    @Path("{id}")
    @PermitAll
    public Uni<UUID> show(@RestPath UUID id) {
        return Uni.createFrom().failure(new NotFound("shelf", id));
    }

    @POST
    @Path("{id}/burn")
    @PermitAll
    public Uni<Void> burn(@RestPath UUID id) {
        return Uni.createFrom().failure(new Conflict("shelf-in-use", "The shelf is in use"));
    }

    @POST
    @Path("{id}/break")
    @PermitAll
    public Uni<Void> breakDown(@RestPath UUID id) {
        return Uni.createFrom().failure(new IllegalStateException("the secret of shelf " + id));
    }

    @POST
    @Path("{id}/announce")
    @PermitAll
    public Uni<Void> announce(@RestPath UUID id) {
        var message = new OutgoingMessage("shelves", id.toString(), "…");
        return Uni.createFrom().failure(new MessageTooLarge(message, 1_200_000, 1_000_000));
    }

    @GET
    @Path("mine")
    @RolesAllowed(Roles.EDITOR)
    public Uni<WhoAmI> mine() {
        return Uni.createFrom().item(() -> new WhoAmI(caller.workspace(), caller.role(), caller.subject()));
    }

    @GET
    @Path("forgotten")
    public Uni<String> forgotten() {
        return Uni.createFrom().item("nobody said who may read this");
    }
}
