package dev.beseda.bot.telegram.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.kit.json.StoredJson;
import java.util.Optional;

/// Calls as JSON, in the form in which they are stored: `{"method":"sendMessage","text":"…"}`.
public final class CallJson {
    private static final StoredJson<Call> JSON = StoredJson.of(
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                    .addMixIn(Call.class, Form.class)
                    .addModule(Words.module())
                    .addMixIn(Markup.class, MarkupForm.class)
                    .addMixIn(Markup.Action.class, ActionForm.class)
                    .build(),
            Call.class);

    private CallJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "sendMessage", value = Call.SendMessage.class),
        @JsonSubTypes.Type(name = "sendMedia", value = Call.SendMedia.class),
        @JsonSubTypes.Type(name = "sendAlbum", value = Call.SendAlbum.class),
        @JsonSubTypes.Type(name = "sendLocation", value = Call.SendLocation.class),
        @JsonSubTypes.Type(name = "editText", value = Call.EditText.class),
        @JsonSubTypes.Type(name = "replaceText", value = Call.ReplaceText.class),
        @JsonSubTypes.Type(name = "sendDraft", value = Call.SendDraft.class),
        @JsonSubTypes.Type(name = "editMarkup", value = Call.EditMarkup.class),
        @JsonSubTypes.Type(name = "deleteMessage", value = Call.DeleteMessage.class),
        @JsonSubTypes.Type(name = "answerCallbackQuery", value = Call.AnswerCallbackQuery.class),
        @JsonSubTypes.Type(name = "refusePreCheckoutQuery", value = Call.RefusePreCheckoutQuery.class),
        @JsonSubTypes.Type(name = "acceptPreCheckoutQuery", value = Call.AcceptPreCheckoutQuery.class),
        @JsonSubTypes.Type(name = "sendInvoice", value = Call.SendInvoice.class),
        @JsonSubTypes.Type(name = "chatAction", value = Call.ChatAction.class),
    })
    private interface Form {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "inline", value = Markup.InlineKeyboard.class),
        @JsonSubTypes.Type(name = "reply", value = Markup.ReplyKeyboard.class),
        @JsonSubTypes.Type(name = "remove", value = Markup.RemoveKeyboard.class),
        @JsonSubTypes.Type(name = "force_reply", value = Markup.ForceReply.class),
    })
    private interface MarkupForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "does")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "callback", value = Markup.Action.Callback.class),
        @JsonSubTypes.Type(name = "url", value = Markup.Action.Url.class),
        @JsonSubTypes.Type(name = "web_app", value = Markup.Action.WebApp.class),
    })
    private interface ActionForm {}

    public static String write(Call call) {
        return JSON.write(call);
    }

    /// None when this release can't read it.
    public static Optional<Call> read(String json) {
        return JSON.find(json);
    }
}
