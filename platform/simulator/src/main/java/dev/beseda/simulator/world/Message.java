package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/// One message of a chat; an edit makes a new one with the same id.
public record Message(long id, Author author, Moment moment, Body body, long replyTo) {
    /// Who wrote it.
    public enum Author {
        USER,
        BOT
    }

    /// When it was written and, unless 0, last edited.
    public record Moment(long atMillis, long editedAtMillis) {
        public static Moment at(long millis) {
            return new Moment(millis, 0);
        }
    }

    /// What it says and what hangs below it.
    public record Body(
            String text,
            @Nullable ArrayNode entities,
            @Nullable Markup replyMarkup) {
        public static Body plain(String text) {
            return new Body(text, null, null);
        }

        public Body withMarkup(@Nullable Markup markup) {
            return new Body(text, entities, markup);
        }

        public boolean hasInlineKeyboard() {
            return replyMarkup != null && replyMarkup.isInlineKeyboard();
        }
    }

    public boolean isFrom(Author someone) {
        return author == someone;
    }

    public Message edited(Body newBody, long atMillis) {
        return new Message(id, author, new Moment(moment.atMillis(), atMillis), newBody, replyTo);
    }
}
