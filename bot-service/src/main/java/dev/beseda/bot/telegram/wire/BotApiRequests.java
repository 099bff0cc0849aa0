package dev.beseda.bot.telegram.wire;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.Markup.Action;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import dev.beseda.kit.text.WireName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls as Telegram takes them. Source: Bot API, the methods' tables of parameters.
final class BotApiRequests {
    private static final String CAPTION = "caption";
    private static final String TEXT = "text";

    private BotApiRequests() {}

    static BotApiRequest of(Destination to, Call call) {
        return switch (call) {
            case Call.SendMessage message ->
                marked(words(sending("sendMessage", to), TEXT, message.text()), message.markup());
            case Call.SendMedia media -> marked(media(to, media), media.markup());
            case Call.SendAlbum album ->
                inThread(new BotApiRequest("sendMediaGroup"), to)
                        .with(
                                "media",
                                album.items().stream().map(BotApiRequests::item).toList());
            case Call.SendLocation place ->
                marked(
                        sending("sendLocation", to)
                                .with("latitude", place.latitude())
                                .with("longitude", place.longitude()),
                        place.markup());
            case Call.EditText edit ->
                marked(words(about("editMessageText", to, edit.message()), TEXT, edit.text()), edit.markup());
            case Call.ReplaceText anew -> marked(words(sending("sendMessage", to), TEXT, anew.text()), anew.markup());
            case Call.SendDraft shown ->
                words(
                        inThread(new BotApiRequest("sendMessageDraft"), to).with("draft_id", shown.draft()),
                        TEXT,
                        shown.text());
            case Call.EditMarkup edit -> marked(about("editMessageReplyMarkup", to, edit.message()), edit.markup());
            case Call.DeleteMessage gone -> about("deleteMessage", to, gone.message());
            case Call.AnswerCallbackQuery tap ->
                new BotApiRequest("answerCallbackQuery")
                        .with("callback_query_id", tap.query())
                        .with(TEXT, tap.text());
            case Call.RefusePreCheckoutQuery no -> notPaid(no);
            case Call.AcceptPreCheckoutQuery(var query) -> checkedOut(query, true);
            case Call.SendInvoice invoice -> invoice(to, invoice);
            case Call.ChatAction action ->
                inThread(new BotApiRequest("sendChatAction"), to).with("action", action.action());
        };
    }

    private static BotApiRequest notPaid(Call.RefusePreCheckoutQuery no) {
        return checkedOut(no.query(), false).with("error_message", no.sentence());
    }

    private static BotApiRequest checkedOut(String query, boolean agreed) {
        return new BotApiRequest("answerPreCheckoutQuery")
                .with("pre_checkout_query_id", query)
                .with("ok", agreed);
    }

    /// Stars need no provider, and have one price. Source: Bot API, `sendInvoice`.
    private static BotApiRequest invoice(Destination to, Call.SendInvoice invoice) {
        return sending("sendInvoice", to)
                .with("title", invoice.title())
                .with("description", invoice.description())
                .with("payload", invoice.payload())
                .with("provider_token", "")
                .with("currency", "XTR")
                .with("prices", List.of(Map.of("label", invoice.title(), "amount", invoice.stars())));
    }

    private static BotApiRequest sending(String method, Destination to) {
        return inThread(new BotApiRequest(method), to);
    }

    private static BotApiRequest inThread(BotApiRequest request, Destination to) {
        var inChat = request.with("chat_id", to.chat());
        return to.thread() == 0 ? inChat : inChat.with("message_thread_id", to.thread());
    }

    private static BotApiRequest about(String method, Destination to, long message) {
        return new BotApiRequest(method).with("chat_id", to.chat()).with("message_id", message);
    }

    private static BotApiRequest media(Destination to, Call.SendMedia media) {
        var request = sending(method(media.kind()), to).with(WireName.of(media.kind()), media.file());
        return media.kind().takesCaption() && !media.caption().isBlank()
                ? words(request, CAPTION, media.caption())
                : request;
    }

    private static String method(FileKind kind) {
        return switch (kind) {
            case PHOTO -> "sendPhoto";
            case VIDEO -> "sendVideo";
            case ANIMATION -> "sendAnimation";
            case AUDIO -> "sendAudio";
            case VOICE -> "sendVoice";
            case VIDEO_NOTE -> "sendVideoNote";
            case DOCUMENT -> "sendDocument";
            case STICKER -> "sendSticker";
        };
    }

    private static Map<String, Object> item(AlbumItem item) {
        var form = new LinkedHashMap<String, Object>(Map.of("type", WireName.of(item.kind()), "media", item.file()));
        if (!item.caption().isBlank()) {
            form.put(CAPTION, item.caption().text());
            form.put("caption_entities", entities(item.caption()));
        }
        return form;
    }

    private static BotApiRequest words(BotApiRequest request, String name, RichText words) {
        var plain = request.with(name, words.text());
        var entities = name.equals(CAPTION) ? "caption_entities" : "entities";
        return words.spans().isEmpty() ? plain : plain.with(entities, entities(words));
    }

    private static List<Map<String, Object>> entities(RichText words) {
        return words.spans().stream().map(BotApiRequests::entity).toList();
    }

    private static Map<String, Object> entity(Span span) {
        var form = new LinkedHashMap<String, Object>(
                Map.of("type", WireName.of(span.kind()), "offset", span.offset(), "length", span.length()));
        if (!span.detail().isEmpty()) {
            detailName(span.kind()).ifPresent(name -> form.put(name, span.detail()));
        }
        return form;
    }

    private static Optional<String> detailName(Span.Kind kind) {
        return switch (kind) {
            case TEXT_LINK -> Optional.of("url");
            case PRE -> Optional.of("language");
            case CUSTOM_EMOJI -> Optional.of("custom_emoji_id");
            case BOLD, ITALIC, UNDERLINE, STRIKETHROUGH, SPOILER, BLOCKQUOTE, EXPANDABLE_BLOCKQUOTE, CODE ->
                Optional.empty();
        };
    }

    private static BotApiRequest marked(BotApiRequest request, Optional<Markup> markup) {
        return markup.map(found -> request.with("reply_markup", keyboard(found)))
                .orElse(request);
    }

    private static Map<String, Object> keyboard(Markup markup) {
        return switch (markup) {
            case Markup.InlineKeyboard inline ->
                Map.of(
                        "inline_keyboard",
                        inline.rows().stream()
                                .map(row ->
                                        row.stream().map(BotApiRequests::button).toList())
                                .toList());
            case Markup.ReplyKeyboard reply ->
                Map.of(
                        "keyboard",
                        reply.rows().stream()
                                .map(row ->
                                        row.stream().map(BotApiRequests::button).toList())
                                .toList(),
                        "resize_keyboard",
                        true,
                        "one_time_keyboard",
                        reply.once());
            case Markup.RemoveKeyboard() -> Map.of("remove_keyboard", true);
            case Markup.ForceReply() -> Map.of("force_reply", true);
        };
    }

    private static Map<String, Object> button(Markup.InlineButton button) {
        return switch (button.action()) {
            case Action.Callback callback -> Map.of(TEXT, button.label(), "callback_data", callback.data());
            case Action.Url page -> Map.of(TEXT, button.label(), "url", page.url());
            case Action.WebApp app -> Map.of(TEXT, button.label(), "web_app", Map.of("url", app.url()));
        };
    }

    private static Map<String, Object> button(Markup.ReplyButton button) {
        return switch (button.request()) {
            case NONE -> Map.of(TEXT, button.label());
            case CONTACT -> Map.of(TEXT, button.label(), "request_contact", true);
            case LOCATION -> Map.of(TEXT, button.label(), "request_location", true);
        };
    }
}
