package dev.beseda.bot.telegram.polling.rules;

import java.time.Duration;

/// When to ask again after Telegram said no, and what to tell the owner.
public final class PollRules {
    private static final int LONGEST_PAUSE_SECONDS = 60;
    private static final int FIRST_CONFLICT_PAUSE_SECONDS = 5;

    private static final String WEBHOOK_IS_SET =
            "Telegram delivers this bot's updates to a webhook that somebody set: repair the bot to take it back, or"
                    + " call set_webhook to use ours";
    private static final String WEBHOOK_WAS_SET =
            "Somebody set a webhook for this bot a moment ago: repair the bot to take it back, and give it a new token at"
                    + " BotFather if it was not you";
    private static final String ANOTHER_POLLS =
            "Another program asks for this bot's updates with the same token: stop it, or give the bot a new token at"
                    + " BotFather";
    private static final String REVOKED =
            "Telegram does not know the bot's token any more: give the bot its new token, and polling goes on";

    private static final String UNEXPECTED =
            "Something unexpected went wrong here (%s): Telegram is asked again, and the log says more";

    private PollRules() {}

    /// Who takes our updates, by Telegram's own words.
    public static PollVerdict conflict(String description, Attempt attempt) {
        var pause = backOff(FIRST_CONFLICT_PAUSE_SECONDS, attempt);
        if (description.contains("webhook is active")) {
            return new PollVerdict(PollState.CONFLICT, WEBHOOK_IS_SET, pause);
        }
        return new PollVerdict(
                PollState.CONFLICT, description.contains("setWebhook") ? WEBHOOK_WAS_SET : ANOTHER_POLLS, pause);
    }

    public static PollVerdict revoked() {
        return new PollVerdict(PollState.TOKEN_REVOKED, REVOKED, Duration.ZERO);
    }

    public static PollVerdict flooded(Duration retryAfter) {
        return new PollVerdict(
                PollState.WAITING, "Telegram wants a pause of %d s".formatted(retryAfter.toSeconds()), retryAfter);
    }

    public static PollVerdict failed(String why, Attempt attempt) {
        return new PollVerdict(PollState.WAITING, why, backOff(1, attempt));
    }

    /// What should never have happened, by its name.
    public static PollVerdict unexpected(String name, Attempt attempt) {
        return failed(UNEXPECTED.formatted(name), attempt);
    }

    /// Twice as long with each failure, and never the same for all bots.
    private static Duration backOff(int firstSeconds, Attempt attempt) {
        double full = Math.min(LONGEST_PAUSE_SECONDS, firstSeconds * Math.pow(2, Math.min(attempt.failures(), 10)));
        return Duration.ofMillis((long) (full * 1000 * (0.5 + attempt.chance() / 2)));
    }

    /// @param failures how many polls failed before this one, in a row
    /// @param chance between 0 and 1
    public record Attempt(int failures, double chance) {}
}
