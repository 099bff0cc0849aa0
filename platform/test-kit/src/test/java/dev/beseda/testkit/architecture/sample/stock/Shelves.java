package dev.beseda.testkit.architecture.sample.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Reads what it has stored, and fails when another release has said more.
public final class Shelves {
    private final ObjectMapper json = new ObjectMapper();

    public Shelf read(String stored) throws JsonProcessingException {
        return json.readValue(stored, Shelf.class);
    }
}
