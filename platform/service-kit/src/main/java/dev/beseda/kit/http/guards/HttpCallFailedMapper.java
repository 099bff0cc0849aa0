package dev.beseda.kit.http.guards;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Makes [HttpCallFailed] of what a REST client is answered with a status of 400 and more; to be named in the
/// `@RegisterProvider` of its interface. Only for methods that take the whole answer, for the body is read.
public final class HttpCallFailedMapper implements ResponseExceptionMapper<HttpCallFailed> {
    @Override
    public HttpCallFailed toThrowable(Response answer) {
        var body = answer.hasEntity() ? answer.readEntity(String.class) : "";
        return new HttpCallFailed(answer.getStatus(), first(answer.getStringHeaders()), body);
    }

    /// Of a header that came more than once, the first.
    private static Map<String, String> first(MultivaluedMap<String, String> headers) {
        var found = new HashMap<String, String>();
        headers.forEach((name, values) -> found.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return found;
    }
}
