package dev.beseda.simulator.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.faults.FaultKind;
import dev.beseda.simulator.log.Event.Outcome;
import org.jspecify.annotations.Nullable;

/// What the log keeps of a call.
final class CallLog {
    private CallLog() {}

    static @Nullable Long chatOf(ObjectNode arguments) {
        var written = arguments.path("chat_id").asText("");
        try {
            return written.isEmpty() ? null : (Long) Long.parseLong(written);
        } catch (NumberFormatException aName) {
            return null;
        }
    }

    static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Success done -> {
                var result = done.result();
                yield new Outcome(
                        true,
                        null,
                        null,
                        null,
                        result.has("message_id")
                                ? (Long) result.path("message_id").longValue()
                                : null,
                        result.path("text").textValue());
            }
            case Answer.Failure failure -> new Outcome(false, failure.code(), failure.description(), null, null, null);
        };
    }

    static Outcome struckBy(FaultKind fault) {
        return new Outcome(false, null, null, fault.written(), null, null);
    }
}
