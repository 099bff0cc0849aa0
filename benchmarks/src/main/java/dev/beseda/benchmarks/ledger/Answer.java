package dev.beseda.benchmarks.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// What became of an order.
///
/// @param number   that of the order
/// @param isDone   it was not refused
/// @param nanoTime when it was heard
record Answer(long number, boolean isDone, long nanoTime) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Only the beginning is read: the generator shares the machine with the ledger.
    static Answer read(String event, long nanoTime) {
        var type = "";
        var command = "";
        try (var parser = JSON.createParser(event)) {
            parser.nextToken();
            while ((type.isEmpty() || command.isEmpty()) && parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "type" -> type = parser.getText();
                    case "command" -> command = parser.getText();
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("An event that is no JSON", broken);
        }
        return new Answer(Orders.number(UUID.fromString(command)), !type.equals("command-refused.v1"), nanoTime);
    }
}
