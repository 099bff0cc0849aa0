package dev.beseda.bot.scenarios.programs;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.patterns.Regex;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.kit.problems.BadField;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What makes a scenario begin, as people write it.
///
/// @param value the command, the payload of the link, the text, the regular expression or the name of the event; none
/// for any message and for scenarios that only others begin
@Schema(examples = "{\"type\": \"command\", \"value\": \"start\"}")
public record TriggerDraft(
        @NotNull TriggerType type, @Nullable String value) {
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
    private static final Pattern PAYLOAD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PHRASE = Pattern.compile("[^\\x00]{1,256}");
    private static final Pattern EVENT = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

    public static TriggerDraft of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Command(var name) -> new TriggerDraft(TriggerType.COMMAND, name);
            case Trigger.DeepLink(var payload) -> new TriggerDraft(TriggerType.DEEP_LINK, payload);
            case Trigger.Phrase(var text) -> new TriggerDraft(TriggerType.TEXT, text);
            case Trigger.Pattern(var regex) -> new TriggerDraft(TriggerType.PATTERN, regex.source());
            case Trigger.AnyMessage _ -> new TriggerDraft(TriggerType.ANY_MESSAGE, null);
            case Trigger.Event(var name) -> new TriggerDraft(TriggerType.EVENT, name);
            case Trigger.Never _ -> new TriggerDraft(TriggerType.NONE, null);
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
            case PATTERN -> new Trigger.Pattern(regex());
            case ANY_MESSAGE -> without(new Trigger.AnyMessage());
            case EVENT ->
                new Trigger.Event(matching(EVENT, "must be the name of an event: 1 to 64 of a-z, 0-9, _, . and -"));
            case NONE -> without(new Trigger.Never());
        };
    }

    /// With or without the slash people type.
    private String command() {
        var name = value != null && value.startsWith("/") ? value.substring(1) : value;
        return new TriggerDraft(type, name).matching(COMMAND, "must be a command: 1 to 32 of a-z, 0-9 and _");
    }

    private Regex regex() {
        var source = matching(PHRASE, "must be a regular expression of 1 to 256 characters");
        try {
            return Regex.of(source);
        } catch (IllegalArgumentException wrong) {
            throw new BadField("trigger.value", String.valueOf(wrong.getMessage()));
        }
    }

    private Trigger without(Trigger trigger) {
        if (value != null) {
            throw new BadField("trigger.value", "is not used by " + type + ": leave it out");
        }
        return trigger;
    }

    private String matching(Pattern pattern, String sentence) {
        if (value == null || value.isBlank() || !pattern.matcher(value).matches()) {
            throw new BadField("trigger.value", sentence);
        }
        return value;
    }
}
