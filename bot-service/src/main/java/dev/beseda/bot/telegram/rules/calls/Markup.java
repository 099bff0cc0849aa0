package dev.beseda.bot.telegram.rules.calls;

import java.util.List;

/// What stands under a message or in place of the person's keyboard.
public sealed interface Markup {
    /// Buttons under the message, row by row.
    record InlineKeyboard(List<List<InlineButton>> rows) implements Markup {
        public InlineKeyboard {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// Buttons in place of the person's keyboard, row by row.
    ///
    /// @param once whether it goes away when a button was pressed
    record ReplyKeyboard(List<List<ReplyButton>> rows, boolean once) implements Markup {
        public ReplyKeyboard {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// The person's own keyboard comes back.
    record RemoveKeyboard() implements Markup {}

    /// The person's next message is an answer to this one.
    record ForceReply() implements Markup {}

    record InlineButton(String label, Action action) {}

    /// What an inline button does.
    sealed interface Action {
        /// Tells the bot; `data` has 64 bytes at the most.
        record Callback(String data) implements Action {}

        /// Opens a page.
        record Url(String url) implements Action {}

        /// Opens a Mini App.
        record WebApp(String url) implements Action {}
    }

    record ReplyButton(String label, Request request) {}

    /// What a button of a reply keyboard sends: its label, the person's number, or where they are.
    enum Request {
        NONE,
        CONTACT,
        LOCATION
    }
}
