package dev.beseda.bot.telegram.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureNoticeTest {
    private static final DeliveryOutcome TOO_BIG = new DeliveryOutcome.Failed("400 Bad Request: file is too big");
    private static final Optional<Markup> BUTTONS = Optional.of(new Markup.InlineKeyboard(
            List.of(List.of(new Markup.InlineButton("Buy", new Markup.Action.Callback("buy"))))));

    private static Delivery delivery(Lane lane, Call call) {
        return new Delivery(new UUID(0, 1), new Destination(new UUID(0, 2), 3), lane, call, Instant.EPOCH);
    }

    private static Call photo(RichText caption, Optional<Markup> markup) {
        return new Call.SendMedia(FileKind.PHOTO, "id", caption, markup);
    }

    private static Optional<Call> said(Call call, DeliveryOutcome outcome, String language) {
        return FailureNotice.of(delivery(Lane.REPLY, call), outcome).map(apology -> apology.in(language));
    }

    @ParameterizedTest
    @CsvSource({
        "400 Bad Request: file is too big, This file is too big for Telegram.",
        "413 Request Entity Too Large, This file is too big for Telegram.",
        "400 Bad Request: failed to get HTTP URL content, This file could not be sent.",
        "400 Bad Request: wrong file identifier/HTTP URL specified, This file could not be sent.",
        "400 Bad Request: can't use file of type Video as Photo, This file could not be sent.",
    })
    void aFileThatWouldNotGoIsApologizedFor(String reason, String sentence) {
        var said = said(photo(RichText.EMPTY, Optional.empty()), new DeliveryOutcome.Failed(reason), "en");

        assertThat(said).contains(Call.SendMessage.plain(sentence));
    }

    @Test
    void theCaptionAndTheButtonsAreNotLostWithTheFile() {
        var caption = new RichText("A cat", List.of(new Span(Span.Kind.BOLD, 2, 3)));

        var said = said(photo(caption, BUTTONS), TOO_BIG, "ru");

        var words = new RichText("A cat\n\nЭтот файл слишком большой для Telegram.", caption.spans());
        assertThat(said).contains(new Call.SendMessage(words, BUTTONS));
    }

    @Test
    void anAlbumIsApologizedForOnce() {
        var album = new Call.SendAlbum(List.of(
                new AlbumItem(FileKind.PHOTO, "a", RichText.EMPTY),
                new AlbumItem(FileKind.PHOTO, "b", RichText.plain("Cats"))));

        assertThat(said(album, TOO_BIG, "en"))
                .contains(Call.SendMessage.plain("Cats\n\nThis file is too big for Telegram."));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPLY")
    void whatNobodyWaitsForIsNot(Lane lane) {
        assertThat(FailureNotice.of(delivery(lane, photo(RichText.EMPTY, Optional.empty())), TOO_BIG))
                .isEmpty();
    }

    @Test
    void whatFailedForAnotherReasonOrHasNoFileIsNot() {
        var blocked = new DeliveryOutcome.Departed("403 Forbidden: bot was blocked by the user", Instant.EPOCH);
        var noChat = new DeliveryOutcome.Failed("400 Bad Request: chat not found");

        assertThat(said(photo(RichText.EMPTY, Optional.empty()), blocked, "en")).isEmpty();
        assertThat(said(photo(RichText.EMPTY, Optional.empty()), noChat, "en")).isEmpty();
        assertThat(said(Call.SendMessage.plain("Hi"), TOO_BIG, "en")).isEmpty();
    }
}
