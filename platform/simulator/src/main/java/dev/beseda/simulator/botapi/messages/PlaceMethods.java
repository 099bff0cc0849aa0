package dev.beseda.simulator.botapi.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message.Body;
import java.util.List;
import java.util.random.RandomGenerator;

/// Sending places, contacts and dice.
final class PlaceMethods {
    private static final List<String> LOCATION =
            List.of("latitude", "longitude", "horizontal_accuracy", "live_period", "heading", "proximity_alert_radius");
    private static final List<String> VENUE =
            List.of("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type");
    private static final List<String> CONTACT = List.of("phone_number", "first_name", "last_name", "vcard");

    private final Sending sending;
    private final RandomGenerator random;

    PlaceMethods(Sending sending, RandomGenerator random) {
        this.sending = sending;
        this.random = random;
    }

    Answer sendLocation(Bot bot, Arguments call) {
        var fields = Json.object();
        fields.set("location", location(call));
        return send(bot, call, new Content("location", fields));
    }

    /// As the type `Location`.
    static ObjectNode location(Arguments call) {
        double latitude = call.node("latitude").orElseThrow().asDouble();
        double longitude = call.node("longitude").orElseThrow().asDouble();
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw ApiError.badRequest("wrong location specified");
        }
        return taken(call, LOCATION);
    }

    Answer sendVenue(Bot bot, Arguments call) {
        var venue = Json.object();
        venue.set("location", location(call));
        venue.setAll(taken(call, VENUE));
        var fields = Json.object();
        fields.set("venue", venue);
        fields.set("location", venue.path("location"));
        return send(bot, call, new Content("venue", fields));
    }

    Answer sendContact(Bot bot, Arguments call) {
        var fields = Json.object();
        fields.set("contact", taken(call, CONTACT));
        return send(bot, call, new Content("contact", fields));
    }

    Answer sendDice(Bot bot, Arguments call) {
        var emoji = call.text("emoji").orElse("🎲");
        int faces = switch (emoji) {
            case "🏀", "⚽" -> 5;
            case "🎰" -> 64;
            default -> 6;
        };
        var fields = Json.object();
        fields.putObject("dice").put("emoji", emoji).put("value", 1 + random.nextInt(faces));
        return send(bot, call, new Content("dice", fields));
    }

    private Answer send(Bot bot, Arguments call, Content content) {
        return sending.send(bot, call, Body.of(content).withMarkup(Bodies.markup(call)));
    }

    private static ObjectNode taken(Arguments call, List<String> names) {
        var fields = Json.object();
        names.forEach(name -> call.node(name).ifPresent(value -> fields.set(name, value)));
        return fields;
    }
}
