package dev.beseda.simulator.botapi;

import dev.beseda.simulator.spec.Violation;
import dev.beseda.simulator.spec.Violation.Kind;

/// Says what is wrong with an argument in Telegram's words, where it has its own.
final class ErrorTexts {
    private ErrorTexts() {}

    static String of(Violation fault) {
        boolean missing = fault.kind() == Kind.MISSING;
        if (fault.path().endsWith("callback_data")) {
            return "BUTTON_DATA_INVALID";
        }
        return switch (fault.path()) {
            case "chat_id" -> missing ? "chat_id is empty" : "chat not found";
            case "text" -> missing ? "message text is empty" : fault.sentence();
            case "message_id" -> missing ? "message identifier is not specified" : fault.sentence();
            case "callback_query_id" -> missing ? "query ID is invalid" : fault.sentence();
            default -> fault.path().startsWith("reply_markup") ? replyMarkup(fault) : fault.sentence();
        };
    }

    private static String replyMarkup(Violation fault) {
        return fault.path().equals("reply_markup") && fault.kind() == Kind.WRONG_TYPE
                ? "object expected as reply markup"
                : "can't parse reply markup: " + fault.sentence();
    }
}
