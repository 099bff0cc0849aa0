package dev.beseda.local.cli;

import dev.beseda.local.rest.JsonApi;

/// `announce`: has all services told of all bots anew.
final class AnnounceCommand {
    private final JsonApi gateway;

    AnnounceCommand(JsonApi gateway) {
        this.gateway = gateway;
    }

    int run() {
        var announced = gateway.create("/api/fleet/announcements", JsonApi.object());
        System.out.println(
                "Announced: %d bots.".formatted(announced.path("bots").asLong()));
        return 0;
    }
}
