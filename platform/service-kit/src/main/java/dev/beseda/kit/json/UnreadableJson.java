package dev.beseda.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

/// Stored JSON that this release can't read; another one may. It tells where, never what is written there.
public final class UnreadableJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Without its cause: that is an [java.io.IOException], which would be taken for an outage and waited for.
    UnreadableJson(String what, JsonProcessingException why) {
        super("A stored %s can't be read: %s%s".formatted(what, why.getClass().getSimpleName(), place(why)));
    }

    /// Without its cause, which may tell what is written there.
    UnreadableJson(String what, RuntimeException why) {
        super("A stored %s can't be read: %s".formatted(what, why.getClass().getSimpleName()));
    }

    private static String place(JsonProcessingException why) {
        return why instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? " at " + mapping.getPathReference()
                : "";
    }
}
