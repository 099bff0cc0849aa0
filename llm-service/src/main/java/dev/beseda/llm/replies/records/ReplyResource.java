package dev.beseda.llm.replies.records;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Replies over HTTP, to be looked at.
@Path("/api/llm/replies")
@Tag(name = "Replies")
@RolesAllowed(Roles.VIEWER)
public class ReplyResource {
    private final ReplyRecords records;
    private final Caller caller;

    ReplyResource(ReplyRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listReplies",
            summary = "Replies of language models, open or ended lately, those that were wanted last first")
    public Uni<Page<ReplyView>> list(@BeanParam ReplyFilter filter, @BeanParam PageRequest page) {
        return records.page(caller.workspace(), filter, page);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "showReply", summary = "What became of a reply")
    public Uni<ReplyView> show(@RestPath UUID id) {
        return records.get(caller.workspace(), id);
    }
}
