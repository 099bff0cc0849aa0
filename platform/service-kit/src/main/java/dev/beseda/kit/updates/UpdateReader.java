package dev.beseda.kit.updates;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.beseda.kit.problems.BadField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Reads the few things of an update that are needed where it comes in, in one pass and without building a tree.
/// What is not an update is a [BadField].
public final class UpdateReader {
    private static final String BODY = "body";
    private static final String UPDATE_ID = "update_id";
    private static final Set<String> IDS = Set.of("id", "user_chat_id");

    private static final JsonFactory JSON = new JsonFactory();

    private UpdateReader() {}

    /// The body as text; JSON on the wire is UTF-8 and nothing else.
    public static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new BadField(BODY, "must be JSON in UTF-8");
        }
    }

    public static UpdateHead head(String update) {
        try (var parser = JSON.createParser(update)) {
            return head(parser);
        } catch (InputCoercionException tooLarge) {
            throw new BadField(BODY, "must hold ids of 64 bits at the most");
        } catch (JsonProcessingException malformed) {
            throw new BadField(BODY, "must be well-formed JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory can't fail to be read", impossible);
        }
    }

    private static UpdateHead head(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadField(BODY, "must be an object");
        }
        long updateId = -1;
        long chat = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            if (field.equals(UPDATE_ID)) {
                updateId = updateId(parser);
            } else if (value == JsonToken.START_OBJECT) {
                chat = chat(parser, UpdateKinds.places(field));
            } else {
                parser.skipChildren();
            }
        }
        return end(parser, new UpdateHead(updateId, chat));
    }

    private static UpdateHead end(JsonParser parser, UpdateHead head) throws IOException {
        if (parser.nextToken() != null) {
            throw new BadField(BODY, "must be one object with nothing after it");
        }
        if (head.updateId() < 0) {
            throw new BadField(UPDATE_ID, "must not be missing");
        }
        return head;
    }

    private static long updateId(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
            throw new BadField(UPDATE_ID, "must be a whole number that is not negative");
        }
        return parser.getLongValue();
    }

    /// Walks over the object that the parser has just entered and returns what stands in the best of the places.
    private static long chat(JsonParser parser, List<String> places) throws IOException {
        var kind = parser.getParsingContext();
        int best = places.size();
        long chat = 0;
        for (var token = parser.nextToken();
                parser.getParsingContext() != kind.getParent();
                token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_INT && best > 0 && IDS.contains(nameOf(parser))) {
                int place = places.indexOf(path(parser.getParsingContext(), kind));
                if (place >= 0 && place < best) {
                    best = place;
                    chat = parser.getLongValue();
                }
            }
        }
        return chat;
    }

    private static String nameOf(JsonParser parser) throws IOException {
        var name = parser.currentName();
        return name == null ? "" : name;
    }

    /// The names from the kind's object down to the value at hand; empty inside a list.
    private static String path(JsonStreamContext at, JsonStreamContext kind) {
        if (!at.inObject()) {
            return "";
        }
        if (at == kind) {
            return at.getCurrentName();
        }
        var above = path(at.getParent(), kind);
        return above.isEmpty() ? "" : above + "." + at.getCurrentName();
    }
}
