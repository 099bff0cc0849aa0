package dev.beseda.bot.telegram.rules.calls;

import dev.beseda.kit.text.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cuts what is too long into calls that Telegram takes.
public final class Split {
    /// The longest message, in UTF-16 units. Source: Bot API, `sendMessage`.
    public static final int LONGEST = 4_096;

    /// The longest text under a picture, in UTF-16 units. Source: Bot API, `sendPhoto`.
    public static final int LONGEST_CAPTION = 1_024;

    private Split() {}

    /// The call in as many as it takes, in order; a keyboard stands under the last one. A text of nothing but blanks
    /// is no message at all.
    public static List<Call> split(Call call) {
        return switch (call) {
            case Call.SendMessage message -> List.copyOf(messages(message.text(), message.markup()));
            case Call.SendMedia media -> media(media);
            case Call.SendAlbum album -> album(album);
            case Call.EditText edit ->
                replacing(
                        messages(edit.text(), edit.markup()),
                        first -> new Call.EditText(edit.message(), first.text(), first.markup()));
            case Call.ReplaceText whole ->
                replacing(
                        messages(whole.text(), whole.markup()),
                        first -> new Call.ReplaceText(whole.of(), first.text(), first.markup()));
            case Call.SendLocation _,
                    Call.SendDraft _,
                    Call.EditMarkup _,
                    Call.DeleteMessage _,
                    Call.AnswerCallbackQuery _,
                    Call.RefusePreCheckoutQuery _,
                    Call.AcceptPreCheckoutQuery _,
                    Call.SendInvoice _,
                    Call.ChatAction _ -> List.of(call);
        };
    }

    /// The text in pieces of [#LONGEST] at most: cut between lines where possible, else between words, else anywhere
    /// but inside a character.
    public static List<RichText> split(RichText text) {
        return pieces(text, LONGEST);
    }

    private static List<Call.SendMessage> messages(RichText text, Optional<Markup> markup) {
        var pieces = split(text);
        var calls = new ArrayList<Call.SendMessage>();
        for (var piece : pieces) {
            boolean last = calls.size() == pieces.size() - 1;
            calls.add(new Call.SendMessage(piece, last ? markup : Optional.empty()));
        }
        return calls;
    }

    /// The caption goes on as a message, and the keyboard with it.
    private static List<Call> media(Call.SendMedia media) {
        var caption = media.kind().takesCaption() ? firstPiece(media.caption()) : RichText.EMPTY;
        var rest = media.kind().takesCaption() ? afterFirstPiece(media.caption()) : media.caption();
        boolean whole = rest.isBlank();
        var calls = new ArrayList<Call>();
        calls.add(new Call.SendMedia(media.kind(), media.file(), caption, whole ? media.markup() : Optional.empty()));
        if (!whole) {
            calls.addAll(messages(rest, media.markup()));
        }
        return calls;
    }

    private static List<Call> album(Call.SendAlbum album) {
        var calls = new ArrayList<Call>();
        calls.add(new Call.SendAlbum(album.items().stream()
                .map(item -> new AlbumItem(item.kind(), item.file(), firstPiece(item.caption())))
                .toList()));
        album.items().forEach(item -> calls.addAll(messages(afterFirstPiece(item.caption()), Optional.empty())));
        return calls;
    }

    /// A message that is replaced takes the beginning, the rest follows it.
    private static List<Call> replacing(List<Call.SendMessage> parts, Function<Call.SendMessage, Call> replacing) {
        var calls = new ArrayList<Call>(parts);
        if (!parts.isEmpty()) {
            calls.set(0, replacing.apply(parts.getFirst()));
        }
        return calls;
    }

    private static RichText firstPiece(RichText caption) {
        var pieces = pieces(caption, LONGEST_CAPTION);
        return pieces.isEmpty() ? RichText.EMPTY : pieces.getFirst();
    }

    private static RichText afterFirstPiece(RichText caption) {
        int start = skipBlanks(caption.text(), 0);
        int end = end(caption.text(), start, LONGEST_CAPTION);
        return caption.part(end, caption.text().length());
    }

    private static List<RichText> pieces(RichText text, int longest) {
        var pieces = new ArrayList<RichText>();
        int start = skipBlanks(text.text(), 0);
        while (start < text.text().length()) {
            int end = end(text.text(), start, longest);
            pieces.add(text.part(start, withoutBlanks(text.text(), start, end)));
            start = skipBlanks(text.text(), end);
        }
        return pieces;
    }

    private static int end(String text, int start, int longest) {
        if (text.length() - start <= longest) {
            return text.length();
        }
        int limit = start + longest;
        int line = text.lastIndexOf('\n', limit);
        if (line > start + longest / 2) {
            return line;
        }
        int word = text.lastIndexOf(' ', limit);
        if (word > start + longest / 2) {
            return word;
        }
        return Cut.place(limit, text);
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int withoutBlanks(String text, int start, int end) {
        int at = end;
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
