package dev.beseda.bot.telegram.rules;

/// Methods that Telegram counts together: a flood of one family says nothing about the others.
public enum Family {
    /// Whatever makes a new message.
    MESSAGE,
    /// Whatever changes one.
    CHANGE,
    /// What leaves no trace in the chat: answers to taps, "is typing".
    SIGN;

    public static Family of(Call call) {
        return switch (call) {
            case Call.SendMessage _, Call.SendMedia _, Call.SendAlbum _, Call.SendLocation _ -> MESSAGE;
            case Call.EditText _, Call.EditMarkup _, Call.DeleteMessage _ -> CHANGE;
            case Call.AnswerCallbackQuery _, Call.ChatAction _ -> SIGN;
        };
    }

    /// How many messages the call is to Telegram's limits: each item of an album is one.
    public static int weight(Call call) {
        return call instanceof Call.SendAlbum album ? album.items().size() : of(call) == MESSAGE ? 1 : 0;
    }
}
