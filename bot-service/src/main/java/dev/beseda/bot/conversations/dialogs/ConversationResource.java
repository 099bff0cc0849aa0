package dev.beseda.bot.conversations.dialogs;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Conversations over HTTP, to be read.
@Path("/api/conversations")
@Tag(name = "Conversations")
@RolesAllowed(Roles.VIEWER)
public class ConversationResource {
    private final Dialogs dialogs;
    private final Caller caller;

    ConversationResource(Dialogs dialogs, Caller caller) {
        this.dialogs = dialogs;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listConversations",
            summary = "Conversations, those that began last first",
            description = """
                    With `text` those in which it was said last come first. Such a search looks through so many messages at a \
                    time, newest first: a page may hold less than `limit`, or nothing, and still have a `next`; and a \
                    conversation may come again on a later page, with older words. `from` and `to` make it shorter.""")
    public Uni<Page<DialogView>> list(@BeanParam DialogFilter filter, @BeanParam PageRequest page) {
        return dialogs.page(caller.workspace(), filter, page);
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "showConversation",
            summary = "A conversation with its newest messages, or those before some")
    public Uni<TranscriptView> show(
            @RestPath UUID id, @RestQuery Optional<String> before, @RestQuery Optional<String> limit) {
        return dialogs.get(caller.workspace(), id, new PageRequest(before, limit));
    }
}
