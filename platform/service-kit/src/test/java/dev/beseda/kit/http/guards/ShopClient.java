package dev.beseda.kit.http.guards;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// A client as services have them for servers that their operator fixes.
@Path("/orders")
@RegisterRestClient
@RegisterProvider(HttpCallFailedMapper.class)
public interface ShopClient {
    record Wish(String title) {}

    record Order(String number) {}

    @POST
    Uni<Order> order(Wish wish);
}
