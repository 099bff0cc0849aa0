package dev.beseda.bot.telegram.rules.calls;

import dev.beseda.bot.engine.values.FileKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A call of the Bot API that a delivery makes in its chat. What is longer than Telegram takes: see [Split].
public sealed interface Call {
    /// @param text at most 4096 UTF-16 units
    record SendMessage(RichText text, Optional<Markup> markup) implements Call {
        public SendMessage {
            markup = present(markup);
        }

        public SendMessage(RichText text) {
            this(text, Optional.empty());
        }

        public static SendMessage plain(String text) {
            return new SendMessage(RichText.plain(text));
        }
    }

    /// @param file Telegram's id of the file, or its address (https)
    /// @param caption at most 1024 UTF-16 units; dropped for kinds that take none
    record SendMedia(FileKind kind, String file, RichText caption, Optional<Markup> markup) implements Call {
        public SendMedia {
            markup = present(markup);
        }
    }

    /// @param items two to ten of them; audio and documents only among themselves
    record SendAlbum(List<AlbumItem> items) implements Call {
        /// Source: Bot API, `sendMediaGroup`.
        public static final int MOST_ITEMS = 10;

        public SendAlbum {
            items = List.copyOf(items);
        }
    }

    record SendLocation(double latitude, double longitude, Optional<Markup> markup) implements Call {
        public SendLocation {
            markup = present(markup);
        }
    }

    /// @param message Telegram's id of the message that gets another text
    record EditText(long message, RichText text, Optional<Markup> markup) implements Call {
        public EditText {
            markup = present(markup);
        }
    }

    /// Gives the message that delivery `of` became another text, or says it anew if that message was never seen; which
    /// of the two is known when the call begins, see [Replacement].
    record ReplaceText(UUID of, RichText text, Optional<Markup> markup) implements Call {
        public ReplaceText {
            markup = present(markup);
        }
    }

    /// Shows in a private chat what is being written, for half a minute; the same `draft` again changes it.
    ///
    /// @param draft any number but 0
    record SendDraft(int draft, RichText text) implements Call {}

    /// Without a markup the buttons go away.
    record EditMarkup(long message, Optional<Markup> markup) implements Call {
        public EditMarkup {
            markup = present(markup);
        }
    }

    record DeleteMessage(long message) implements Call {}

    /// @param query the id of the tap; @param text what the person reads, at most 200 characters
    record AnswerCallbackQuery(String query, String text) implements Call {}

    /// Lets nobody pay: `answerPreCheckoutQuery` with `ok` false. Telegram waits ten seconds for it.
    ///
    /// @param query the id of the query
    /// @param sentence what the person reads
    record RefusePreCheckoutQuery(String query, String sentence) implements Call {}

    /// Lets somebody pay: `answerPreCheckoutQuery` with `ok` true. Telegram waits ten seconds for it.
    ///
    /// @param query the id of the query
    record AcceptPreCheckoutQuery(String query) implements Call {}

    /// Asks for Telegram Stars: `sendInvoice`.
    ///
    /// @param title at most 32 characters
    /// @param description at most 255 characters
    /// @param payload comes back with the payment, at most 128 bytes
    record SendInvoice(String title, String description, String payload, int stars) implements Call {}

    /// Shows for five seconds that the bot is at work.
    ///
    /// @param action Telegram's word for it, such as `typing` or `upload_photo`
    record ChatAction(String action) implements Call {}

    /// Whether it answers what Telegram waits for, and is no message: no pause between messages holds it up.
    default boolean answersQuery() {
        return this instanceof AnswerCallbackQuery
                || this instanceof RefusePreCheckoutQuery
                || this instanceof AcceptPreCheckoutQuery;
    }

    /// Calls that were stored before there were keyboards name none.
    private static Optional<Markup> present(Optional<Markup> markup) {
        return Objects.requireNonNullElse(markup, Optional.empty());
    }
}
