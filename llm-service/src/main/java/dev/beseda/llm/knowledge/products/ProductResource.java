package dev.beseda.llm.knowledge.products;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.input.QueryValue;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import dev.beseda.llm.knowledge.KnowledgeOwners;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Products over HTTP.
@Path("/api/knowledge/products")
@Tag(name = "Knowledge")
@RolesAllowed(Roles.EDITOR)
public class ProductResource {
    private static final int LONGEST_SEARCH = 200;

    private final Products products;
    private final KnowledgeOwners knowledgeOwners;
    private final Caller caller;

    ProductResource(Products products, KnowledgeOwners knowledgeOwners, Caller caller) {
        this.products = products;
        this.knowledgeOwners = knowledgeOwners;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listProducts",
            summary = "The products of the workspace, oldest first; with bot those the bot may recommend")
    public Uni<Page<Product>> list(
            @BeanParam PageRequest page, @RestQuery Optional<String> bot, @RestQuery Optional<String> text) {
        var filter = new Products.Filter(
                new QueryValue("bot", bot).uuid(), new QueryValue("text", text).words(LONGEST_SEARCH));
        return products.page(caller.workspace(), page, filter);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addProduct", summary = "Adds a product that bots may recommend")
    public Uni<Product> add(@Valid @NotNull ProductDraft draft) {
        draft.check();
        return knowledgeOwners
                .of(caller.workspace(), Optional.ofNullable(draft.bot()))
                .chain(owner -> products.add(owner, draft));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showProduct", summary = "One product")
    public Uni<Product> show(@RestPath UUID id) {
        return products.get(caller.workspace(), id);
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "replaceProduct", summary = "Writes all of a product anew")
    public Uni<Product> replace(@RestPath UUID id, @BeanParam IfMatch expected, @Valid @NotNull ProductDraft draft) {
        draft.check();
        return knowledgeOwners
                .of(caller.workspace(), Optional.ofNullable(draft.bot()))
                .chain(owner -> products.change(id, owner, draft, expected));
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteProduct", summary = "Takes a product away; no bot recommends it any more")
    public Uni<Void> delete(@RestPath UUID id, @BeanParam IfMatch expected) {
        return products.delete(caller.workspace(), id, expected);
    }
}
