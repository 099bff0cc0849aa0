package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.Trigger;
import dev.beseda.kit.web.BadField;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What makes a scenario begin, as people write it.
///
/// @param value the command, the payload of the link or the text; none for any message
@Schema(examples = "{\"type\": \"command\", \"value\": \"start\"}")
public record TriggerDraft(
        @NotNull TriggerType type, @Nullable String value) {
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
    private static final Pattern PAYLOAD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PHRASE = Pattern.compile("(?s)(?=.*\\S)[^\\x00]{1,256}");

    public static TriggerDraft of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Command(var name) -> new TriggerDraft(TriggerType.COMMAND, name);
            case Trigger.DeepLink(var payload) -> new TriggerDraft(TriggerType.DEEP_LINK, payload);
            case Trigger.Phrase(var text) -> new TriggerDraft(TriggerType.TEXT, text);
            case Trigger.AnyMessage _ -> new TriggerDraft(TriggerType.ANY_MESSAGE, null);
            case Trigger.Pattern _, Trigger.Event _, Trigger.Never _ -> throw new IllegalStateException();
        };
    }

    public static TriggerDraft of(JsonObject row) {
        return new TriggerDraft(TriggerType.parse(row.getString("type")), row.getString("value"));
    }

    public JsonObject toRow() {
        var row = new JsonObject().put("type", type.toString());
        return value == null ? row : row.put("value", value);
    }

    public Trigger toTrigger() {
        return switch (type) {
            case COMMAND -> new Trigger.Command(command());
            case DEEP_LINK -> new Trigger.DeepLink(matching(PAYLOAD, "must be 1 to 64 of A-Z, a-z, 0-9, _ and -"));
            case TEXT -> new Trigger.Phrase(matching(PHRASE, "must be a text of 1 to 256 characters"));
            case ANY_MESSAGE -> anyMessage();
        };
    }

    /// With or without the slash people type.
    private String command() {
        var name = value != null && value.startsWith("/") ? value.substring(1) : value;
        return new TriggerDraft(type, name).matching(COMMAND, "must be a command: 1 to 32 of a-z, 0-9 and _");
    }

    private Trigger anyMessage() {
        if (value != null) {
            throw new BadField("trigger.value", "is not used by any_message: leave it out");
        }
        return new Trigger.AnyMessage();
    }

    private String matching(Pattern pattern, String sentence) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new BadField("trigger.value", sentence);
        }
        return value;
    }
}
