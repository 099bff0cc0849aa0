package dev.beseda.llm.providers.wire.rules;

import com.google.re2j.Pattern;
import dev.beseda.kit.text.Cut;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.Failure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a provider means that does not answer as it was asked.
public final class Refusals {
    private static final Pattern NO_MONEY =
            Pattern.compile("insufficient_quota|insufficient (?:balance|credits|funds)|billing_hard_limit");
    private static final Pattern WRONG_KEY = Pattern.compile("api_key_invalid|api key not valid|invalid_api_key");
    private static final Pattern NO_MODEL =
            Pattern.compile("model_not_found|invalid_model|model .{1,80}(?:not found|does not exist)|invalid model");
    private static final Pattern TOO_LONG =
            Pattern.compile("context_length_exceeded|maximum context|context (?:length|size|window)"
                    + "|exceed_context_size|too many tokens|prompt is too long|input is too long|too large for model"
                    + "|exceeds the (?:maximum|available)|input token count");
    private static final Pattern LOADING = Pattern.compile("loading model|model is loading|currently loading");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST_MESSAGE = 300;

    private Refusals() {}

    /// What was answered.
    ///
    /// @param code the provider's own word or number for it; may be empty
    /// @param message what it says; may be empty, and is not for the eyes of people when it speaks of keys
    public record Answer(int status, String code, String message, Optional<Duration> retryAfter) {
        private String words() {
            return (code + " " + message).toLowerCase(Locale.ROOT);
        }
    }

    /// @param server who answered, as the owner knows it
    public static Failure of(String server, Answer answer) {
        var kind = kind(answer);
        return new Failure(kind, answer.retryAfter(), sentence(server, kind, answer));
    }

    static Kind kind(Answer answer) {
        var words = answer.words();
        return switch (answer.status()) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 402 -> Kind.PAYMENT;
            case 429 -> NO_MONEY.matcher(words).find() ? Kind.PAYMENT : Kind.RATE_LIMITED;
            case 404 -> Kind.NO_MODEL;
            case 408 -> Kind.TIMEOUT;
            case 503 -> LOADING.matcher(words).find() ? Kind.LOADING : Kind.OVERLOADED;
            case 409, 425 -> Kind.OVERLOADED;
            case 413 -> Kind.TOO_LONG;
            default -> answer.status() >= 500 ? serverError(words) : notUnderstood(words);
        };
    }

    /// llama.cpp and some proxies answer 500 to a prompt that is too long.
    private static Kind serverError(String words) {
        return TOO_LONG.matcher(words).find() ? Kind.TOO_LONG : Kind.OVERLOADED;
    }

    private static Kind notUnderstood(String words) {
        if (WRONG_KEY.matcher(words).find()) {
            return Kind.UNAUTHORIZED;
        }
        if (NO_MODEL.matcher(words).find()) {
            return Kind.NO_MODEL;
        }
        return TOO_LONG.matcher(words).find() ? Kind.TOO_LONG : Kind.BAD_REQUEST;
    }

    /// An error in the midst of a stream that says by its code what it is, is that; all others pass by themselves.
    public static Failure inStream(String server, Answer answer) {
        boolean known = answer.status() >= 400 && answer.status() < 500;
        var kind = known ? kind(answer) : TOO_LONG.matcher(answer.words()).find() ? Kind.TOO_LONG : Kind.IN_STREAM;
        return new Failure(kind, answer.retryAfter(), sentence(server, kind, answer));
    }

    /// Providers repeat parts of a key that they refuse: then what they say is kept from people.
    private static String sentence(String server, Kind kind, Answer answer) {
        var code = answer.status() > 0 ? " (" + answer.status() + ")" : "";
        return server + " " + meaning(kind) + code + (kind == Kind.UNAUTHORIZED ? "" : said(answer.message()));
    }

    private static String said(String message) {
        var line = BLANKS.matcher(message.strip()).replaceAll(" ");
        if (line.isEmpty()) {
            return "";
        }
        return ": " + (line.length() > LONGEST_MESSAGE ? Cut.to(LONGEST_MESSAGE, line) + "…" : line);
    }

    private static String meaning(Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> "refuses the key";
            case PAYMENT -> "wants to be paid first";
            case RATE_LIMITED -> "is asked too often";
            case BAD_REQUEST -> "does not understand the request";
            case NO_MODEL -> "has no such model or address";
            case TOO_LONG -> "cannot read so much";
            case OVERLOADED -> "is overloaded or broken";
            case LOADING -> "is still loading its model";
            case UNREACHABLE -> "cannot be reached";
            case TIMEOUT -> "took too long";
            case CUT -> "broke off";
            case IN_STREAM -> "reported an error while it answered";
            case FORBIDDEN_ADDRESS -> "may not be asked";
        };
    }

    /// What the network did, in our words: those of others could name what nobody may see.
    public static Failure network(String server, Kind kind, String why) {
        return new Failure(kind, server + " " + meaning(kind) + (why.isEmpty() ? "" : ": " + why));
    }
}
