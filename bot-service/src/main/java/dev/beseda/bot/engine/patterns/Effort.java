package dev.beseda.bot.engine.patterns;

/// What deciding one event has cost so far. Steps are counted by the walk; this counts what texts and patterns
/// cost, which their authors choose. The same event costs the same everywhere, however fast the machine is.
public final class Effort {
    /// In instructions of a pattern tried at a character, of 5 ns each on the machine it was measured on: 50 ms.
    private static final long MOST = 10_000_000;

    /// To read, compare or change a character, in the same unit.
    private static final long OF_A_CHARACTER = 8;

    private long spent;

    /// Whether nothing more should be looked at.
    public boolean isSpent() {
        return spent > MOST;
    }

    /// Texts of so many characters are looked through.
    public void read(long characters) {
        spent += OF_A_CHARACTER * characters;
    }

    /// A pattern is to be looked for. Nothing is found by one that costs more than is left.
    boolean affords(long instructions, long characters) {
        spent += instructions * characters;
        return !isSpent();
    }
}
