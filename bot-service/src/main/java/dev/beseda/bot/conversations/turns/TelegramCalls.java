package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.Effect.Keys;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.Markup.Action;
import dev.beseda.bot.telegram.rules.calls.Markup.InlineButton;
import dev.beseda.bot.telegram.rules.calls.Markup.ReplyButton;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Split;
import dev.beseda.bot.telegram.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the engine wants said, as calls of the Bot API.
final class TelegramCalls {
    private TelegramCalls() {}

    /// Empty for effects that say nothing.
    static Stream<Call> of(Effect effect) {
        return switch (effect) {
            case Effect.Say say ->
                Split.split(new Call.SendMessage(words(say.text(), say.format()), markup(say.keys()))).stream();
            case Effect.Show show -> shown(show).flatMap(call -> Split.split(call).stream());
            case Effect.AnswerTap tap -> Stream.of(new Call.AnswerCallbackQuery(tap.query(), tap.note()));
            case Effect.RefusePayment(var query, var sentence) ->
                Stream.of(new Call.RefusePreCheckoutQuery(query, sentence));
            case Effect.AcceptPayment(var query) -> Stream.of(new Call.AcceptPreCheckoutQuery(query));
            case Effect.Invoice(var title, var description, var payload, int stars) ->
                Stream.of(new Call.SendInvoice(title, description, payload, stars));
            case Effect.DropButtons(long message) -> Stream.of(new Call.EditMarkup(message, Optional.empty()));
            case Effect.SayReply(var reply, var text, var format) ->
                Split.split(new Call.ReplaceText(reply, words(text, format), Optional.empty())).stream();
            case Effect.WakeAt _,
                    Effect.Fetch _,
                    Effect.AskModel _,
                    Effect.AskLedger _,
                    Effect.StopModel _,
                    Effect.ForgetTalk _,
                    Effect.CallPerson _ -> Stream.of();
        };
    }

    private static RichText words(String text, Step.Format format) {
        return switch (format) {
            case PLAIN -> RichText.plain(text);
            case MARKDOWN -> Markdown.read(text);
        };
    }

    /// Media that fit together are albums; the caption stands under the first of all.
    private static Stream<Call> shown(Effect.Show show) {
        var calls = new ArrayList<Call>();
        var caption = words(show.caption().text(), show.caption().format());
        var rest = show.media();
        while (!rest.isEmpty()) {
            int together = together(rest);
            calls.add(call(rest.subList(0, together), caption, show));
            caption = RichText.EMPTY;
            rest = rest.subList(together, rest.size());
        }
        return calls.stream();
    }

    private static Call call(List<Step.Medium> media, RichText caption, Effect.Show show) {
        var first = media.getFirst();
        if (media.size() == 1) {
            return new Call.SendMedia(
                    first.kind(), first.file(), caption, markup(show.caption().keys()));
        }
        var items = new ArrayList<AlbumItem>();
        items.add(new AlbumItem(first.kind(), first.file(), caption));
        media.stream()
                .skip(1)
                .map(medium -> new AlbumItem(medium.kind(), medium.file(), RichText.EMPTY))
                .forEach(items::add);
        return new Call.SendAlbum(items);
    }

    /// How many of the first media can be one album.
    private static int together(List<Step.Medium> media) {
        var first = media.getFirst().kind();
        int count = 1;
        while (count < Math.min(Call.SendAlbum.MOST_ITEMS, media.size())
                && first.sharesAlbumWith(media.get(count).kind())) {
            count++;
        }
        return count;
    }

    private static Optional<Markup> markup(Keys keys) {
        return switch (keys) {
            case Keys.None() -> Optional.empty();
            case Keys.Buttons(var rows) ->
                Optional.of(new Markup.InlineKeyboard(rows.stream()
                        .map(row -> row.stream().map(TelegramCalls::button).toList())
                        .toList()));
            case Keys.ShareContact(var label) -> Optional.of(key(label, Markup.Request.CONTACT));
            case Keys.SharePlace(var label) -> Optional.of(key(label, Markup.Request.LOCATION));
            case Keys.Remove() -> Optional.of(new Markup.RemoveKeyboard());
        };
    }

    private static Markup key(String label, Markup.Request request) {
        return new Markup.ReplyKeyboard(List.of(List.of(new ReplyButton(label, request))), true);
    }

    private static InlineButton button(Button button) {
        return switch (button) {
            case Button.Tap(var label, var data) -> new InlineButton(label, new Action.Callback(data));
            case Button.Open(var label, var url) -> new InlineButton(label, new Action.Url(url));
            case Button.OpenApp(var label, var url) -> new InlineButton(label, new Action.WebApp(url));
        };
    }
}
