package dev.beseda.generation.jobs.rules;

/// How far a job goes: with mock results, as a simulation that says so, or to the provider for money.
public enum Mode {
    TEST,
    DRY_RUN,
    REAL;

    /// What people switched on.
    public record Switches(boolean test, boolean dryRun, boolean allowReal, boolean hasKey) {}

    /// Real calls cost money: they need the permission, the key, and that nothing else is asked for.
    public static Mode of(Switches switches) {
        if (switches.test()) {
            return TEST;
        }
        if (switches.dryRun()) {
            return DRY_RUN;
        }
        if (!switches.allowReal()) {
            throw new Contradiction("TEST_MODE=0 needs ALLOW_REAL_GENERATION=1 for real calls, or DRY_RUN=1.");
        }
        if (!switches.hasKey()) {
            throw new Contradiction("KIE_API_KEY is missing: ALLOW_REAL_GENERATION=1 with TEST_MODE=0 calls KIE.");
        }
        return REAL;
    }

    /// The switches don't go together.
    public static final class Contradiction extends RuntimeException {
        Contradiction(String sentence) {
            super(sentence);
        }

        public String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
