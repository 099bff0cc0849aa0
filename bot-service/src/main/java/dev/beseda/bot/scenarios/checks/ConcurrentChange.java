package dev.beseda.bot.scenarios.checks;

import dev.beseda.kit.problems.Conflict;

/// What was made ready away from the database no longer fits the bot, which was changed meanwhile: it is made anew, and
/// whoever waits for it hears of this only when that happens again and again.
public final class ConcurrentChange extends Conflict {
    private static final long serialVersionUID = 1L;

    /// @param work what was being done: `its draft was checked`
    public ConcurrentChange(String work) {
        super("changed-meanwhile", "The bot was changed again and again while %s: try it later".formatted(work));
    }
}
