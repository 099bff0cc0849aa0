package dev.beseda.bot.telegram.rules;

import dev.beseda.bot.telegram.rules.calls.Call;
import java.util.EnumSet;
import java.util.Set;

/// Methods that Telegram counts together: a flood of one family says nothing about the others.
public enum Family {
    /// Whatever makes a new message.
    MESSAGE,
    /// Whatever changes one.
    CHANGE,
    /// What leaves no trace in the chat: answers to queries, "is typing", drafts.
    SIGN;

    public static Family of(Call call) {
        return switch (call) {
            case Call.SendMessage _, Call.SendMedia _, Call.SendAlbum _, Call.SendLocation _ -> MESSAGE;
            case Call.ReplaceText _, Call.SendInvoice _ -> MESSAGE;
            case Call.EditText _, Call.EditMarkup _, Call.DeleteMessage _ -> CHANGE;
            case Call.AnswerCallbackQuery _, Call.RefusePreCheckoutQuery _, Call.AcceptPreCheckoutQuery _ -> SIGN;
            case Call.ChatAction _, Call.SendDraft _ -> SIGN;
        };
    }

    /// Whose silence a call has to wait out: one that may become either of two waits for both.
    public static Set<Family> heeded(Call call) {
        return call instanceof Call.ReplaceText ? EnumSet.of(MESSAGE, CHANGE) : EnumSet.of(of(call));
    }

    /// How many messages the call is to Telegram's limits: each item of an album is one.
    public static int weight(Call call) {
        return call instanceof Call.SendAlbum album ? album.items().size() : of(call) == MESSAGE ? 1 : 0;
    }
}
