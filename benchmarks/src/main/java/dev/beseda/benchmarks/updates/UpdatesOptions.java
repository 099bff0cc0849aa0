package dev.beseda.benchmarks.updates;

import dev.beseda.benchmarks.Refused;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/// What the benchmark `updates` was asked for.
///
/// @param rate    measure at this rate only, without looking for the highest one
/// @param seconds how long each measurement lasts
/// @param chats   how many people write, to all bots together
/// @param port    the first port of the house that is started
/// @param quick   a short run that shows whether everything works, not how fast it is
/// @param profile record where gateway, bot and broker spend their time in the last measurement
public record UpdatesOptions(
        OptionalInt rate, int seconds, int bots, int chats, int port, boolean quick, boolean profile) {
    private static final String USAGE = """
            bench updates knows: --rate N (messages a second), --seconds N, --bots N, --chats N, --port N, --quick \
            and --profile""";

    public static UpdatesOptions parse(List<String> arguments) {
        var written = new Written();
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            written.take(left.remove(), left);
        }
        return written.options();
    }

    private static final class Written {
        private OptionalInt rate = OptionalInt.empty();
        private OptionalInt seconds = OptionalInt.empty();
        private OptionalInt bots = OptionalInt.empty();
        private OptionalInt chats = OptionalInt.empty();
        private int port = 28_080;
        private boolean quick;
        private boolean profile;

        void take(String option, Deque<String> left) {
            switch (option) {
                case "--rate" -> number(option, left, 20_000, number -> rate = OptionalInt.of(number));
                case "--seconds" -> number(option, left, 600, number -> seconds = OptionalInt.of(number));
                case "--bots" -> number(option, left, 100, number -> bots = OptionalInt.of(number));
                case "--chats" -> number(option, left, 100_000, number -> chats = OptionalInt.of(number));
                case "--port" -> number(option, left, 65_000, number -> port = number);
                case "--quick" -> quick = true;
                case "--profile" -> profile = true;
                default -> throw new Refused("There is no option %s. %s.".formatted(option, USAGE));
            }
        }

        private static void number(String option, Deque<String> left, int most, IntConsumer use) {
            var written = left.isEmpty() ? "" : left.remove();
            if (!written.matches("[1-9]\\d{0,5}") || Integer.parseInt(written) > most) {
                throw new Refused("%s needs a number from 1 to %d. %s.".formatted(option, most, USAGE));
            }
            use.accept(Integer.parseInt(written));
        }

        UpdatesOptions options() {
            return new UpdatesOptions(
                    rate,
                    seconds.orElse(quick ? 5 : 20),
                    bots.orElse(quick ? 2 : 5),
                    chats.orElse(quick ? 200 : 2_000),
                    port,
                    quick,
                    profile);
        }
    }
}
