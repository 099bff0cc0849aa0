package dev.beseda.bot.telegram.streaming.rules;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.TelegramErrorKind;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A reply that is being written, as its chat sees it. Of what there is to see only the newest counts: whatever could
/// not be shown in time is passed over.
///
/// @param wanted what there is to see; none before there is anything
/// @param shown what the chat was shown last
/// @param typing when somebody was last told to be at work on it, until that is shown
public record StreamedReply(
        Draft draft, Optional<ReplyPreview> wanted, Optional<ReplyPreview> shown, Optional<Instant> typing, Pace pace) {
    /// How long to wait for one's turn before asking again.
    private static final Duration MOMENT = Duration.ofMillis(250);

    /// Whoever is told later than that is told nothing: the next hint comes soon.
    private static final Duration TYPING_IS_NEWS = Duration.ofSeconds(2);

    public static StreamedReply of(Draft draft) {
        return new StreamedReply(draft, Optional.empty(), Optional.empty(), Optional.empty(), Pace.of(draft.chat()));
    }

    public StreamedReply hearing(LlmHint hint, Instant now) {
        return switch (hint) {
            case LlmHint.UnderWay _ -> new StreamedReply(draft, wanted, shown, Optional.of(now), pace);
            case LlmHint.Queued queued -> hasText() ? this : wanting(new ReplyPreview.Queue(queued.ahead()));
            case LlmHint.Grown grown -> grown.text().isBlank() ? this : wanting(new ReplyPreview.SoFar(grown.text()));
        };
    }

    private boolean hasText() {
        return wanted.filter(ReplyPreview.SoFar.class::isInstance).isPresent();
    }

    private StreamedReply wanting(ReplyPreview preview) {
        return draft.style() == Streaming.OFF
                ? this
                : new StreamedReply(draft, Optional.of(preview), shown, typing, pace);
    }

    /// What is to be shown now.
    public Optional<ReplyPreview> due(Instant now) {
        return news().filter(preview -> !pace.notBefore().isAfter(now));
    }

    /// Whether there is anything to do now.
    public boolean isDue(Instant now) {
        return due(now).isPresent() || typingIsDue(now);
    }

    public boolean typingIsDue(Instant now) {
        return typing.filter(told -> told.plus(TYPING_IS_NEWS).isAfter(now)).isPresent();
    }

    /// When there is something to do, if nothing more is heard.
    public Optional<Instant> next(Instant now) {
        return typingIsDue(now) ? Optional.of(now) : news().map(preview -> pace.notBefore());
    }

    private Optional<ReplyPreview> news() {
        return wanted.filter(preview -> !Optional.of(preview).equals(shown));
    }

    /// The person was told that somebody is at work, or that had no place.
    public StreamedReply typed() {
        return new StreamedReply(draft, wanted, shown, Optional.empty(), pace);
    }

    /// `preview` is stored as the first the chat sees.
    public StreamedReply begun(ReplyPreview preview, Instant now) {
        return showing(preview, pace.changed(now));
    }

    /// What became of showing `preview`. What Telegram refuses is not shown again; what comes after it may be.
    public StreamedReply answered(ReplyPreview preview, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Done _ -> showing(preview, pace.changed(now));
            case Answer.Flooded flood -> paced(pace.refused(flood.retryAfter(), now));
            case Answer.Missed _, Answer.Silent _, Answer.Moved _, Answer.Unauthorized _ ->
                paced(pace.refused(Duration.ZERO, now));
            case Answer.Refused no
            when TelegramErrorKind.isAlreadySo(no.description()) -> showing(preview, pace.changed(now));
            case Answer.Refused _ -> showing(preview, pace.refused(Duration.ZERO, now));
        };
    }

    /// It had no place just now.
    public StreamedReply passedOver(Instant now) {
        return paced(pace.waitingUntil(now.plus(MOMENT)));
    }

    /// What the chat sees was shown at `time`: the next change keeps its distance from that.
    public StreamedReply after(Instant time) {
        return paced(pace.waitingUntil(time.plus(pace.pause())));
    }

    private StreamedReply showing(ReplyPreview preview, Pace newPace) {
        return new StreamedReply(draft, wanted, Optional.of(preview), typing, newPace);
    }

    private StreamedReply paced(Pace newPace) {
        return new StreamedReply(draft, wanted, shown, typing, newPace);
    }
}
