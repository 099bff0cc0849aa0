package dev.beseda.bot.scenarios.rules.chats;

import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.Effect.Keys;
import dev.beseda.kit.text.WireName;
import java.util.List;
import java.util.stream.Collectors;

/// Something the bot said, as a line of the chat shows it: media in brackets before the text below them.
record RenderedMessage(String text, List<Button> buttons) {
    static RenderedMessage of(Effect.Say say) {
        return new RenderedMessage(say.text(), buttonsOf(say.keys()));
    }

    static RenderedMessage of(Effect.Show show) {
        var kinds = show.media().stream()
                .map(medium -> WireName.of(medium.kind()))
                .collect(Collectors.joining(", ", "[", "]"));
        var caption = show.caption().text();
        return new RenderedMessage(
                caption.isBlank() ? kinds : kinds + " " + caption,
                buttonsOf(show.caption().keys()));
    }

    static RenderedMessage of(Effect.Invoice invoice) {
        return new RenderedMessage("[invoice] " + invoice.title(), List.of());
    }

    /// A note that Telegram shows for a moment above the chat.
    static RenderedMessage note(String note) {
        return new RenderedMessage("[note] " + note, List.of());
    }

    /// Its characters, those of its buttons too.
    int length() {
        return text.length()
                + buttons.stream().mapToInt(button -> button.label().length()).sum();
    }

    List<String> labels() {
        return buttons.stream().map(Button::label).toList();
    }

    /// Whether it is what is written down; `*` stands for any text.
    boolean isLike(String written) {
        return Likeness.of(written, text);
    }

    private static List<Button> buttonsOf(Keys keys) {
        return switch (keys) {
            case Keys.Buttons(var rows) -> rows.stream().flatMap(List::stream).toList();
            case Keys.ShareContact(var label) -> List.of(new Button.Tap(label, ""));
            case Keys.SharePlace(var label) -> List.of(new Button.Tap(label, ""));
            case Keys.None _, Keys.Remove _ -> List.of();
        };
    }
}
