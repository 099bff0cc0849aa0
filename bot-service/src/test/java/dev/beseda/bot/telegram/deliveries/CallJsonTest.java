package dev.beseda.bot.telegram.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.Markup.Action;
import dev.beseda.bot.telegram.rules.calls.Markup.InlineButton;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallJsonTest {
    private static final RichText BOLD = new RichText("hello", List.of(new Span(Span.Kind.BOLD, 0, 5)));

    private static Stream<Call> calls() {
        var buttons = Stream.of(new Action.Callback("x"), new Action.Url("https://a.b"), new Action.WebApp("https://c"))
                .map(action -> new InlineButton("label", action))
                .toList();
        Optional<Markup> inline = Optional.of(new Markup.InlineKeyboard(List.of(buttons)));
        var asking = List.of(List.of(new Markup.ReplyButton("Phone", Markup.Request.CONTACT)));
        return Stream.of(
                Call.SendMessage.plain("hello"),
                new Call.SendMessage(BOLD, inline),
                new Call.SendMessage(BOLD, Optional.of(new Markup.ReplyKeyboard(asking, true))),
                new Call.SendMessage(BOLD, Optional.of(new Markup.RemoveKeyboard())),
                new Call.SendMessage(BOLD, Optional.of(new Markup.ForceReply())),
                new Call.SendMedia(FileKind.VIDEO_NOTE, "file", RichText.EMPTY, Optional.empty()),
                new Call.SendMedia(FileKind.PHOTO, "file", BOLD, inline),
                new Call.SendAlbum(List.of(new AlbumItem(FileKind.PHOTO, "file", BOLD))),
                new Call.SendLocation(55.75, 37.62, Optional.empty()),
                new Call.EditText(7, BOLD, inline),
                new Call.ReplaceText(new UUID(1, 2), BOLD, Optional.empty()),
                new Call.SendDraft(7, BOLD),
                new Call.EditMarkup(7, Optional.empty()),
                new Call.DeleteMessage(7),
                new Call.AnswerCallbackQuery("query", ""),
                new Call.RefusePreCheckoutQuery("query", "No."),
                new Call.AcceptPreCheckoutQuery("query"),
                new Call.SendInvoice("Balance", "100 roubles", "top_up:42:1:rub:10000:60", 60),
                new Call.ChatAction("typing"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsStoredComesBackTheSame(Call call) {
        assertThat(CallJson.read(CallJson.write(call))).contains(call);
    }

    @Test
    void whatWasStoredBeforeThereWereFormatsIsReadable() {
        assertThat(CallJson.read("{\"method\":\"sendMessage\",\"text\":\"hi\"}"))
                .contains(Call.SendMessage.plain("hi"));
        assertThat(CallJson.read("{\"method\":\"answerCallbackQuery\",\"query\":\"1\",\"text\":\"\"}"))
                .contains(new Call.AnswerCallbackQuery("1", ""));
    }

    @Test
    void whatANewerReleaseSaysBesidesIsPassedOver() {
        var newer = """
                {"method":"sendMessage","text":{"text":"hi","spans":[{"kind":"bold","offset":0,"length":2,"new":1}],"new":2},
                 "silent":true,"markup":{"kind":"remove","selective":true}}""";

        assertThat(CallJson.read(newer))
                .contains(new Call.SendMessage(
                        new RichText("hi", List.of(new Span(Span.Kind.BOLD, 0, 2))),
                        Optional.of(new Markup.RemoveKeyboard())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"sendPaidMedia\",\"stars\":5}",
                "{\"method\":\"sendMedia\",\"kind\":\"hologram\",\"file\":\"x\",\"caption\":\"\"}",
                "{\"text\":\"hi\"}",
                "[]"
            })
    void whatThisReleaseDoesNotKnowIsNotReadAndThrowsNothing(String stored) {
        assertThat(CallJson.read(stored)).isEmpty();
    }

    @Test
    void aTextWithoutFormatIsStoredAsItself() {
        assertThat(CallJson.write(Call.SendMessage.plain("hi")))
                .isEqualTo("{\"method\":\"sendMessage\",\"text\":\"hi\"}");
        assertThat(CallJson.write(new Call.SendMedia(FileKind.PHOTO, "file", BOLD, Optional.empty())))
                .isEqualTo("""
                        {"method":"sendMedia","kind":"photo","file":"file",\
                        "caption":{"text":"hello","spans":[{"kind":"bold","offset":0,"length":5}]}}""");
    }
}
