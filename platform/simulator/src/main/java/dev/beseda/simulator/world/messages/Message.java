package dev.beseda.simulator.world.messages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One message of a chat; an edit makes a new one with the same id. `marks` are fields of the type `Message` that
/// no edit changes, such as `media_group_id` and `forward_origin`.
public record Message(
        long id,
        Author author,
        Moment moment,
        Body body,
        long replyTo,
        @Nullable ObjectNode marks) {
    public Message(long id, Author author, Moment moment, Body body, long replyTo) {
        this(id, author, moment, body, replyTo, null);
    }

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

    /// What it says, shows, and what hangs below it.
    public record Body(
            String text,
            @Nullable ArrayNode entities,
            @Nullable Markup replyMarkup,
            @Nullable Content content) {
        public Body(String text, @Nullable ArrayNode entities, @Nullable Markup replyMarkup) {
            this(text, entities, replyMarkup, null);
        }

        public static Body plain(String text) {
            return new Body(text, null, null);
        }

        public static Body of(Content content) {
            return new Body("", null, null, content);
        }

        public Body withMarkup(@Nullable Markup markup) {
            return new Body(text, entities, markup, content);
        }

        public Body withContent(@Nullable Content other) {
            return new Body(text, entities, replyMarkup, other);
        }

        public Body withText(String other, @Nullable ArrayNode otherEntities) {
            return new Body(other, otherEntities, replyMarkup, content);
        }

        public boolean hasInlineKeyboard() {
            return replyMarkup != null && replyMarkup.isInlineKeyboard();
        }

        /// The content, unless it's all in the text.
        public Optional<Content> shown() {
            return Optional.ofNullable(content).filter(found -> !found.isText());
        }
    }

    /// In a group: this bot or person wrote it.
    public boolean isOf(long someone) {
        return marks != null && marks.path("from").path("id").asLong() == someone;
    }

    public boolean isFrom(Author someone) {
        return author == someone;
    }

    public Message edited(Body newBody, long atMillis) {
        return new Message(id, author, new Moment(moment.atMillis(), atMillis), newBody, replyTo, marks);
    }

    public Message marked(ObjectNode newMarks) {
        return new Message(id, author, moment, body, replyTo, newMarks.isEmpty() ? null : newMarks);
    }

    /// A field that no edit changes, as text; empty when it isn't there.
    public String mark(String name) {
        return marks == null ? "" : marks.path(name).asText();
    }
}
