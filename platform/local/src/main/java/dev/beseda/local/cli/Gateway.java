package dev.beseda.local.cli;

import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.AdminToken;
import dev.beseda.local.stack.settings.PlatformService;
import dev.beseda.local.stack.settings.StackSettings;
import java.net.URI;

/// The gateway of the stack of these settings, called with its first token.
final class Gateway {
    private Gateway() {}

    static JsonApi of(StackSettings settings) {
        var token = settings.adminToken().or(() -> AdminToken.kept(settings.home()));
        if (token.isEmpty()) {
            throw new CommandRefused("There is no API token yet: start Beseda first with ./beseda up.");
        }
        return new JsonApi(URI.create("http://127.0.0.1:" + settings.ports().of(PlatformService.GATEWAY)), token);
    }
}
