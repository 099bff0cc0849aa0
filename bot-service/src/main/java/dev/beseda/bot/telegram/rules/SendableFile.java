package dev.beseda.bot.telegram.rules;

import com.google.re2j.Pattern;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;

/// What Telegram may be given as a file: its own id of it, or an https address. A server of the Bot API may read other
/// words as files of its own.
public final class SendableFile {
    public static final String SENTENCE = "must be an https address, or Telegram's id of a file";

    private static final String HTTPS = "https://";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16,255}");

    /// What becomes of a call with another file, in the words by which a person is told that it could not be sent.
    public static final DeliveryOutcome.Failed REFUSED =
            new DeliveryOutcome.Failed("Wrong file: neither an https address nor Telegram's id of a file");

    private SendableFile() {}

    public static boolean is(String file) {
        return ID.matcher(file).matches() || isAddress(file);
    }

    /// Whether a template may become one: what its variables bring is known only when it is sent.
    public static boolean mayBecome(String template) {
        return template.startsWith("{") || template.startsWith(HTTPS) && template.length() > HTTPS.length();
    }

    /// Whether Telegram may be given all files of a call.
    public static boolean areAllOf(Call call) {
        var files = switch (call) {
            case Call.SendMedia media -> Stream.of(media.file());
            case Call.SendAlbum album -> album.items().stream().map(AlbumItem::file);
            case Call.SendMessage _,
                    Call.SendLocation _,
                    Call.EditText _,
                    Call.ReplaceText _,
                    Call.SendDraft _,
                    Call.EditMarkup _,
                    Call.DeleteMessage _,
                    Call.AnswerCallbackQuery _,
                    Call.RefusePreCheckoutQuery _,
                    Call.AcceptPreCheckoutQuery _,
                    Call.SendInvoice _,
                    Call.ChatAction _ -> Stream.<String>empty();
        };
        return files.allMatch(SendableFile::is);
    }

    private static boolean isAddress(String file) {
        try {
            return file.startsWith(HTTPS) && new URI(file).getRawAuthority() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
