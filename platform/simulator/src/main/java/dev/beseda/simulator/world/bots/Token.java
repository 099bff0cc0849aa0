package dev.beseda.simulator.world.bots;

import java.util.Optional;

/// A bot's token, `<bot id>:<secret>`; Telegram's own rules for what can be one.
public record Token(long botId, String written) {
    private static final int LONGEST = 80;

    public static Optional<Token> of(String written) {
        int colon = written.indexOf(':');
        if (colon < 1 || colon == written.length() - 1 || written.length() > LONGEST || written.startsWith("0")) {
            return Optional.empty();
        }
        try {
            long id = Long.parseLong(written.substring(0, colon));
            return id > 0 && id < 1L << 52 ? Optional.of(new Token(id, written)) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return botId + ":…";
    }
}
