package dev.beseda.bot.telegram.polling;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.beseda.kit.updates.UpdateHead;
import dev.beseda.kit.updates.UpdateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The updates of one answer of `getUpdates`, each as it came, letter by letter.
record PolledUpdates(List<Update> updates) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String RESULT = "result";

    record Update(UpdateHead head, String raw) {}

    /// Reads an answer that Telegram called ok.
    static PolledUpdates of(String body) {
        List<Update> updates = new ArrayList<>();
        try (var parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isResult = RESULT.equals(parser.currentName());
                if (parser.nextToken() == JsonToken.START_ARRAY && isResult) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        int begin = (int) parser.currentTokenLocation().getCharOffset();
                        parser.skipChildren();
                        int end = (int) parser.currentLocation().getCharOffset();
                        var raw = body.substring(begin, end);
                        updates.add(new Update(UpdateReader.head(raw), raw));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("An answer that was read once can be read again", impossible);
        }
        return new PolledUpdates(List.copyOf(updates));
    }

    int count() {
        return updates.size();
    }

    /// What to ask for next: by it Telegram learns that all before has arrived.
    long nextOffset(long offset) {
        return updates.stream()
                .mapToLong(update -> update.head().updateId() + 1)
                .reduce(offset, Math::max);
    }
}
