package dev.beseda.simulator.llm.scripts;

import dev.beseda.simulator.llm.requests.ErrorBody;
import dev.beseda.simulator.llm.requests.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What a model does with a request.
public sealed interface Conduct {
    /// It answers; what is empty is as usual.
    record Answering(Speech speech, Optional<Pace> pace, Manner manner, Breach breach) implements Conduct {
        public static final Answering USUAL = new Answering(Speech.USUAL, Optional.empty(), Manner.USUAL, Breach.NONE);
    }

    /// It says no, after a while, and perhaps when to come again.
    record Failing(Failure failure, Optional<ErrorBody> body, Optional<Retry> retry, long delayMillis)
            implements Conduct {}

    /// It never says anything.
    record Silent() implements Conduct {}

    /// It closes the connection at once.
    record HangingUp() implements Conduct {}

    /// The words: these, or so many made-up tokens, and the reason to finish that is told.
    record Speech(Optional<String> text, OptionalInt tokens, Optional<String> finishReason) {
        static final Speech USUAL = new Speech(Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /// How the stream is written: characters torn between two writes, comments before each token, comments every so
    /// often, usage told or not.
    record Manner(boolean splitUtf8, boolean comments, OptionalInt pingMillis, Usage usage) {
        static final Manner USUAL = new Manner(false, false, OptionalInt.empty(), Usage.ASKED);
    }

    /// After how many tokens an answer breaks off, and how.
    record Breach(OptionalInt afterTokens, Ending ending) {
        static final Breach NONE = new Breach(OptionalInt.empty(), Ending.DONE);
    }

    /// Whether a stream tells what was used.
    enum Usage {
        /// As the provider does and the request wants.
        ASKED,
        ALWAYS,
        NEVER;

        public static Optional<Usage> of(String written) {
            return Arrays.stream(values())
                    .filter(usage -> usage.name().toLowerCase(Locale.ROOT).equals(written))
                    .findFirst();
        }
    }

    /// How a stream ends.
    enum Ending {
        /// Well.
        DONE,
        /// The connection is closed in the middle.
        CUT,
        /// The body ends properly, but without a reason to finish and without `[DONE]`.
        WITHOUT_DONE,
        /// An error comes inside the stream that began with 200.
        ERROR,
        /// Nothing comes any more, the connection stays.
        SILENCE;

        public static Optional<Ending> of(String written) {
            return Arrays.stream(values())
                    .filter(ending -> ending.name().toLowerCase(Locale.ROOT).equals(written))
                    .findFirst();
        }
    }
}
