package dev.beseda.bot.telegram.rules;

import dev.beseda.bot.telegram.rules.TelegramErrorKind.Sentence;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.RichText;
import java.util.List;
import java.util.Optional;

/// What a person who waits for a file is told when Telegram would not take it. The caption and the buttons come with
/// it: they are not lost with the file.
public final class FailureNotice {
    private final Sentence sentence;
    private final RichText caption;
    private final Optional<Markup> markup;

    private FailureNotice(Sentence sentence, RichText caption, Optional<Markup> markup) {
        this.sentence = sentence;
        this.caption = caption;
        this.markup = markup;
    }

    /// None for what nobody waits for, and for what failed for another reason.
    public static Optional<FailureNotice> of(Delivery delivery, DeliveryOutcome outcome) {
        if (delivery.lane() != Lane.REPLY || !(outcome instanceof DeliveryOutcome.Failed failed)) {
            return Optional.empty();
        }
        var sentence = TelegramErrorKind.aboutFile(failed.reason());
        return switch (delivery.call()) {
            case Call.SendMedia media -> sentence.map(said -> new FailureNotice(said, media.caption(), media.markup()));
            case Call.SendAlbum album ->
                sentence.map(said -> new FailureNotice(said, caption(album), Optional.empty()));
            case Call.SendMessage _, Call.SendLocation _, Call.EditText _, Call.ReplaceText _ -> Optional.empty();
            case Call.SendDraft _,
                    Call.EditMarkup _,
                    Call.DeleteMessage _,
                    Call.AnswerCallbackQuery _,
                    Call.RefusePreCheckoutQuery _,
                    Call.AcceptPreCheckoutQuery _,
                    Call.SendInvoice _,
                    Call.ChatAction _ -> Optional.empty();
        };
    }

    private static RichText caption(Call.SendAlbum album) {
        return album.items().stream()
                .map(AlbumItem::caption)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse(RichText.EMPTY);
    }

    public Call in(String language) {
        var said = sentence.in(language);
        var words = caption.isBlank() ? said : caption.text() + "\n\n" + said;
        return new Call.SendMessage(new RichText(words, caption.isBlank() ? List.of() : caption.spans()), markup);
    }
}
