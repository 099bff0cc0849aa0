package dev.beseda.bot.telegram.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import java.io.IOException;
import java.util.List;

/// Texts as they are stored: one without any format is a plain string, as all were once.
final class Words {
    private Words() {}

    private record Formatted(String text, List<Span> spans) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private interface Brief {}

    static Module module() {
        return new SimpleModule()
                .addSerializer(RichText.class, new Writer())
                .addDeserializer(RichText.class, new Reader())
                .setMixInAnnotation(Span.class, Brief.class);
    }

    private static final class Writer extends JsonSerializer<RichText> {
        @Override
        public void serialize(RichText words, JsonGenerator out, SerializerProvider with) throws IOException {
            if (words.spans().isEmpty()) {
                out.writeString(words.text());
            } else {
                out.writePOJO(new Formatted(words.text(), words.spans()));
            }
        }
    }

    private static final class Reader extends JsonDeserializer<RichText> {
        @Override
        public RichText deserialize(JsonParser in, DeserializationContext with) throws IOException {
            if (in.hasToken(JsonToken.VALUE_STRING)) {
                return RichText.plain(in.getText());
            }
            var found = with.readValue(in, Formatted.class);
            return new RichText(found.text(), found.spans());
        }
    }
}
