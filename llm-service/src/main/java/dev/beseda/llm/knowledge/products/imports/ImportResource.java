package dev.beseda.llm.knowledge.products.imports;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import dev.beseda.llm.knowledge.ForeignServers;
import dev.beseda.llm.knowledge.KnowledgeOwners;
import dev.beseda.llm.knowledge.rules.Price;
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

/// Imports of products over HTTP.
@Path("/api/knowledge/imports")
@Tag(name = "Knowledge")
@RolesAllowed(Roles.EDITOR)
public class ImportResource {
    private final Imports imports;
    private final ImportRunner runner;
    private final ForeignServers servers;
    private final KnowledgeOwners knowledgeOwners;
    private final Caller caller;

    ImportResource(
            Imports imports,
            ImportRunner runner,
            ForeignServers servers,
            KnowledgeOwners knowledgeOwners,
            Caller caller) {
        this.imports = imports;
        this.runner = runner;
        this.servers = servers;
        this.knowledgeOwners = knowledgeOwners;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listImports", summary = "The partners' lists that products come from, oldest first")
    public Uni<Page<ProductImport>> list(@BeanParam PageRequest page) {
        return imports.page(caller.workspace(), page);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addImport", summary = "Adds a partner's list; with every_minutes it is fetched at once")
    public Uni<ProductImport> add(@Valid @NotNull ImportDraft draft) {
        check(draft);
        return knowledgeOwners
                .of(caller.workspace(), Optional.ofNullable(draft.bot()))
                .chain(owner -> imports.add(owner, draft))
                .invoke(runner::wake);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showImport", summary = "One import, and how it went the last time")
    public Uni<ProductImport> show(@RestPath UUID id) {
        return imports.get(caller.workspace(), id);
    }

    @PUT
    @Path("{id}")
    @Operation(
            operationId = "replaceImport",
            summary =
                    "Writes all of an import anew; without a key it keeps its own, for the same server and header only")
    public Uni<ProductImport> replace(
            @RestPath UUID id, @BeanParam IfMatch expected, @Valid @NotNull ImportDraft draft) {
        check(draft);
        return knowledgeOwners
                .of(caller.workspace(), Optional.ofNullable(draft.bot()))
                .chain(owner -> imports.change(id, owner, draft, expected))
                .invoke(runner::wake);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteImport", summary = "Takes an import away, with the products that came by it")
    public Uni<Void> delete(@RestPath UUID id, @BeanParam IfMatch expected) {
        return imports.delete(caller.workspace(), id, expected);
    }

    @POST
    @Path("{id}/run")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "runImport", summary = "Fetches the list now; products change all or not at all")
    public Uni<LastRun> run(@RestPath UUID id) {
        return imports.begin(caller.workspace(), id).chain(runner::runNow);
    }

    private void check(ImportDraft draft) {
        servers.refusal(draft.url()).ifPresent(why -> {
            throw new BadField("url", "can't be asked: " + why);
        });
        var fields = draft.fields();
        if (fields.usualCurrency() != null && !Price.isCurrency(fields.usualCurrency())) {
            throw new BadField("fields.usual_currency", "must be an ISO 4217 code such as RUB");
        }
        if (fields.price() != null && fields.currency() == null && fields.usualCurrency() == null) {
            throw new BadField("fields.currency", "is needed with a price, or usual_currency");
        }
    }
}
