package dev.beseda.bot.telegram.streaming;

import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.Markup.Action;
import dev.beseda.bot.telegram.rules.calls.Markup.InlineButton;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Split;
import dev.beseda.bot.telegram.streaming.rules.PartialMarkdown;
import dev.beseda.bot.telegram.streaming.rules.ReplyPreview;
import dev.beseda.bot.telegram.text.Markdown;
import dev.beseda.kit.text.Cut;
import java.util.List;

/// What a preview of a reply looks like in Telegram: in Russian to those who speak it, in English to all others.
final class PreviewRenderer {
    private static final String MORE = "…";
    private static final int LONGEST = Split.LONGEST - 3;

    /// What of a long text is read as Markdown at all: more than is shown, and not more and more as it grows.
    private static final int MOST_READ = 4 * Split.LONGEST;

    private static final int BASE = 36;

    private PreviewRenderer() {}

    static RichText of(ReplyPreview preview, String language) {
        return switch (preview) {
            case ReplyPreview.Queue(int ahead) -> RichText.plain(place(ahead, isRussian(language)));
            case ReplyPreview.SoFar(String markdown) -> beginning(markdown);
        };
    }

    /// What stops the reply with this ticket.
    static Markup stopButton(long ticket, String language) {
        var label = isRussian(language) ? "⏹ Стоп" : "⏹ Stop";
        var tap = new Action.Callback("stop:" + Long.toString(ticket, BASE));
        return new Markup.InlineKeyboard(List.of(List.of(new InlineButton(label, tap))));
    }

    private static boolean isRussian(String language) {
        return language.equals("ru") || language.startsWith("ru-");
    }

    private static String place(int ahead, boolean russian) {
        if (ahead <= 0) {
            return russian ? "Вы следующий в очереди." : "You are next.";
        }
        return russian ? "Вы в очереди, перед вами: " + ahead : "You are in the queue, ahead of you: " + ahead;
    }

    private static RichText beginning(String markdown) {
        boolean cut = markdown.length() > MOST_READ;
        var read = Markdown.read(PartialMarkdown.closed(Cut.to(MOST_READ, markdown)));
        var pieces = Split.split(read);
        if (pieces.isEmpty()) {
            return RichText.plain(MORE);
        }
        var first = pieces.getFirst();
        return cut || pieces.size() > 1 ? cut(first) : first;
    }

    private static RichText cut(RichText text) {
        var part = text.part(0, Cut.to(LONGEST, text.text()).length());
        return new RichText(part.text() + MORE, part.spans());
    }
}
