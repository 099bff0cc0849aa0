package dev.beseda.kit.web.etags;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Gives every answer that shows one thing its `ETag`; who has seen just that already hears 304 instead.
public class EntityTagFilter {
    private static final int NOT_MODIFIED = 304;

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Tagged shown)) {
            return;
        }
        var tag = EntityTag.of(shown);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag.value());
        var seen = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (seen != null && request.getMethod().equals(HttpMethod.GET) && tag.isAmong(seen)) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
