package dev.beseda.gateway.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/// The description of the API, for people and for programs.
@Path("/")
@PermitAll
public class ReferenceResource {
    private static final URI DOCS = URI.create("/api/docs/");
    private static final int BEFORE_ALL = -50;

    private final Reference reference;

    ReferenceResource(Reference reference) {
        this.reference = reference;
    }

    /// The pages are static files, which are found with the slash at the end only.
    void register(@Observes Router router) {
        router.getWithRegex("/api/docs").order(BEFORE_ALL).handler(request -> request.redirect(DOCS.getPath()));
    }

    @GET
    @Path("api/openapi.json")
    @Operation(hidden = true)
    public Uni<ObjectNode> document() {
        return reference.document();
    }

    /// Until there is a web admin, the reference is what people see first.
    @GET
    @Operation(hidden = true)
    public RestResponse<Void> home() {
        return RestResponse.seeOther(DOCS);
    }
}
