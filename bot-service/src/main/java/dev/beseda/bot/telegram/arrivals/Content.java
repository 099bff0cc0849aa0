package dev.beseda.bot.telegram.arrivals;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.kit.text.WireName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a message says or carries.
///
/// @param commanded the name behind a command, such as `SurveyBot` in `/start@SurveyBot`
record Content(String kind, String text, List<Attachment> attachments, EngineEvent engineEvent, String commanded) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /// Fields that are about a message and are not what it says. Source: Bot API, `Message`.
    private static final Set<String> CIRCUMSTANCES = Set.of(
            "message_id",
            "message_thread_id",
            "direct_messages_topic",
            "from",
            "sender_chat",
            "sender_boost_count",
            "sender_business_bot",
            "sender_tag",
            "receiver_user",
            "ephemeral_message_id",
            "date",
            "guest_query_id",
            "business_connection_id",
            "chat",
            "forward_origin",
            "is_topic_message",
            "is_automatic_forward",
            "reply_to_message",
            "external_reply",
            "quote",
            "reply_to_story",
            "reply_to_checklist_task_id",
            "reply_to_poll_option_id",
            "via_bot",
            "guest_bot_caller_user",
            "guest_bot_caller_chat",
            "edit_date",
            "has_protected_content",
            "is_from_offline",
            "is_paid_post",
            "media_group_id",
            "author_signature",
            "paid_star_count",
            "entities",
            "link_preview_options",
            "suggested_post_info",
            "effect_id",
            "caption",
            "caption_entities",
            "show_caption_above_media",
            "has_media_spoiler",
            "reply_markup");

    /// An animation is also a document, for those who know no animations.
    private static final List<FileKind> FILES = List.of(
            FileKind.PHOTO,
            FileKind.ANIMATION,
            FileKind.VIDEO,
            FileKind.AUDIO,
            FileKind.VOICE,
            FileKind.VIDEO_NOTE,
            FileKind.DOCUMENT,
            FileKind.STICKER);

    static Content of(JsonNode message) {
        var text = Fields.text(message, "text");
        if (!text.isEmpty()) {
            return written(text);
        }
        return file(message)
                .or(() -> place(message))
                .or(() -> contact(message))
                .or(() -> payment(message))
                .or(() -> refund(message))
                .orElseGet(() -> other(message));
    }

    /// `/name@bot argument` is a command, everything else a text.
    private static Content written(String text) {
        if (!text.startsWith("/") || text.length() == 1 || Character.isWhitespace(text.charAt(1))) {
            return new Content("text", text, List.of(), new EngineEvent.Wrote(text), "");
        }
        var parts = BLANKS.split(text.substring(1), 2);
        var names = parts[0].split("@", 2);
        var command =
                new EngineEvent.Commanded(names[0].toLowerCase(Locale.ROOT), parts.length == 2 ? parts[1].strip() : "");
        return new Content(
                "text", text, List.of(), command, names.length == 2 ? names[1].toLowerCase(Locale.ROOT) : "");
    }

    private static Optional<Content> file(JsonNode message) {
        for (var kind : FILES) {
            var found = kind == FileKind.PHOTO ? largest(message.path("photo")) : message.path(WireName.of(kind));
            var id = Fields.text(found, "file_id");
            if (!id.isEmpty()) {
                return Optional.of(file(message, new Attachment.File(kind, id, name(found, kind), bytes(found))));
            }
        }
        return Optional.empty();
    }

    private static Content file(JsonNode message, Attachment.File file) {
        return new Content(
                WireName.of(file.kind()),
                Fields.text(message, "caption"),
                List.of(file),
                new EngineEvent.Sent(new Input.Sent(file.kind(), file.fileId(), file.name(), file.bytes())),
                "");
    }

    /// Telegram sends a photo in several sizes.
    private static JsonNode largest(JsonNode sizes) {
        var largest = sizes.path(0);
        for (var size : sizes) {
            if (area(size) > area(largest)) {
                largest = size;
            }
        }
        return largest;
    }

    private static long area(JsonNode size) {
        return Math.max(0, size.path("width").asLong())
                * Math.max(0, size.path("height").asLong());
    }

    /// What a person calls the file; where it has no name, what it shows or is.
    private static String name(JsonNode file, FileKind kind) {
        return Optional.of(Fields.text(file, "file_name"))
                .filter(name -> !name.isBlank())
                .or(() -> Optional.of(Fields.text(file, "emoji")).filter(emoji -> !emoji.isBlank()))
                .orElseGet(() -> WireName.of(kind));
    }

    private static long bytes(JsonNode file) {
        return Math.max(0, file.path("file_size").asLong());
    }

    /// A venue is a place with a name.
    private static Optional<Content> place(JsonNode message) {
        var venue = message.path("venue");
        var place = venue.isObject() ? venue.path("location") : message.path("location");
        if (!place.path("latitude").isNumber() || !place.path("longitude").isNumber()) {
            return Optional.empty();
        }
        double latitude = place.path("latitude").asDouble();
        double longitude = place.path("longitude").asDouble();
        return Optional.of(new Content(
                "location",
                Fields.text(venue, "title"),
                List.of(new Attachment.Place(latitude, longitude)),
                new EngineEvent.Sent(new Input.SharedPlace(latitude, longitude)),
                ""));
    }

    private static Optional<Content> contact(JsonNode message) {
        var contact = message.path("contact");
        var phone = Fields.text(contact, "phone_number");
        if (phone.isEmpty()) {
            return Optional.empty();
        }
        var owner = contact.path("user_id");
        boolean own = owner.isIntegralNumber()
                && owner.asLong() == message.path("from").path("id").asLong();
        var name = (Fields.text(contact, "first_name") + " " + Fields.text(contact, "last_name")).strip();
        return Optional.of(new Content(
                "contact",
                "",
                List.of(new Attachment.Contact(phone, name)),
                new EngineEvent.Sent(new Input.SharedContact(phone, own)),
                ""));
    }

    /// The only proof that somebody has paid.
    private static Optional<Content> payment(JsonNode message) {
        var payment = message.path("successful_payment");
        var charge = Fields.text(payment, "telegram_payment_charge_id");
        return charge.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "successful_payment", "", List.of(), new EngineEvent.Paid(charge, bill(payment)), ""));
    }

    private static Optional<Content> refund(JsonNode message) {
        var charge = Fields.text(message.path("refunded_payment"), "telegram_payment_charge_id");
        return charge.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("refunded_payment", "", List.of(), new EngineEvent.Refunded(charge), ""));
    }

    /// Pre-checkout queries and payments name it alike.
    static EngineEvent.Bill bill(JsonNode paid) {
        return new EngineEvent.Bill(
                Fields.text(paid, "invoice_payload"),
                Fields.text(paid, "currency"),
                paid.path("total_amount").asLong());
    }

    /// What nobody here knows goes by Telegram's name for it, such as `dice`.
    private static Content other(JsonNode message) {
        var kind = message.properties().stream()
                .map(field -> Fields.clean(field.getKey()))
                .filter(name -> !CIRCUMSTANCES.contains(name))
                .findFirst()
                .orElse("nothing");
        return new Content(kind, Fields.text(message, "caption"), List.of(), new EngineEvent.DidOtherwise(kind), "");
    }
}
