package dev.beseda.bot.telegram.rules.calls;

import java.util.Optional;

/// Calls with nothing but their words: a reply is never dropped for its looks.
public final class PlainTextFallback {
    private PlainTextFallback() {}

    public static boolean is(Call call) {
        return of(call).equals(call);
    }

    public static Call of(Call call) {
        return switch (call) {
            case Call.SendMessage message -> new Call.SendMessage(message.text().unformatted(), Optional.empty());
            case Call.SendMedia media ->
                new Call.SendMedia(media.kind(), media.file(), media.caption().unformatted(), Optional.empty());
            case Call.SendAlbum album ->
                new Call.SendAlbum(album.items().stream()
                        .map(item -> new AlbumItem(
                                item.kind(), item.file(), item.caption().unformatted()))
                        .toList());
            case Call.SendLocation place ->
                new Call.SendLocation(place.latitude(), place.longitude(), Optional.empty());
            case Call.EditText edit ->
                new Call.EditText(edit.message(), edit.text().unformatted(), Optional.empty());
            case Call.ReplaceText whole ->
                new Call.ReplaceText(whole.of(), whole.text().unformatted(), Optional.empty());
            case Call.SendDraft shown ->
                new Call.SendDraft(shown.draft(), shown.text().unformatted());
            case Call.EditMarkup _, Call.DeleteMessage _, Call.AnswerCallbackQuery _, Call.ChatAction _ -> call;
            case Call.RefusePreCheckoutQuery _, Call.AcceptPreCheckoutQuery _, Call.SendInvoice _ -> call;
        };
    }
}
