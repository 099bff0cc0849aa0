package dev.beseda.testkit.architecture.sample.shop;

import com.pengrad.telegrambot.TelegramBot;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Breaks all that holds for a resource.
public class BasketResource {
    @ConfigProperty(name = "shop.token")
    String token;

    @GET
    String show() {
        return Uni.createFrom().item(new TelegramBot(token).getToken()).await().indefinitely();
    }
}
