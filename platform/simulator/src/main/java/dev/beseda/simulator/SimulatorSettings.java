package dev.beseda.simulator;

import dev.beseda.simulator.limits.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the simulator listens and how it behaves.
public record SimulatorSettings(
        Address address, Delivery delivery, Memory memory, OptionalLong seed, Optional<Pace> pace) {
    /// Port 0 means any free one.
    ///
    /// @param names by which it may be called besides the host and the loopback interface
    public record Address(String host, int port, Set<String> names) {}

    /// How webhooks are called: first delay between tries, and how long an answer may take.
    public record Delivery(Duration retryBase, Duration timeout) {}

    /// How much is remembered, and in which file what must survive a restart; empty means nothing does.
    public record Memory(int events, int messagesPerChat, int fileMegabytes, Optional<Path> stateFile) {}

    /// Reads the variables named `SIMULATOR_…`; what isn't there has its default.
    public static SimulatorSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        var address = new Address(
                variables.text("SIMULATOR_HOST", "127.0.0.1"),
                variables.number("SIMULATOR_PORT", 8090, 0, 65_535),
                variables.names("SIMULATOR_HOST_NAMES"));
        var delivery = new Delivery(
                variables.millis("SIMULATOR_WEBHOOK_RETRY_BASE_MILLIS", 2_000),
                variables.millis("SIMULATOR_TELEGRAM_TIMEOUT_MILLIS", 60_000));
        var memory = new Memory(
                variables.number("SIMULATOR_EVENT_LOG_SIZE", 200_000, 1_000, 5_000_000),
                variables.number("SIMULATOR_MESSAGES_PER_CHAT", 1_000, 10, 100_000),
                variables.number("SIMULATOR_FILE_MEGABYTES", 512, 1, 100_000),
                variables.file("SIMULATOR_STATE_FILE"));
        return new SimulatorSettings(
                address, delivery, memory, variables.seed("SIMULATOR_SEED"), variables.pace("SIMULATOR_LIMITS"));
    }

    private record Variables(Map<String, String> all) {
        String text(String name, String otherwise) {
            var written = all.getOrDefault(name, otherwise);
            if (written.isBlank()) {
                throw new BadSetting(name, "a host name or address", written);
            }
            return written;
        }

        /// Names with commas between them, without ports.
        Set<String> names(String name) {
            var names = Stream.of(all.getOrDefault(name, "").split(","))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            if (!names.stream().allMatch(each -> each.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]"))) {
                throw new BadSetting(name, "host names with commas between them", all.getOrDefault(name, ""));
            }
            return names;
        }

        int number(String name, int otherwise, int least, int most) {
            var written = all.getOrDefault(name, Integer.toString(otherwise));
            try {
                int number = Integer.parseInt(written.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                throw new BadSetting(name, "a whole number from %d to %d".formatted(least, most), written);
            }
            throw new BadSetting(name, "a whole number from %d to %d".formatted(least, most), written);
        }

        Duration millis(String name, int otherwise) {
            return Duration.ofMillis(number(name, otherwise, 1, 3_600_000));
        }

        Optional<Path> file(String name) {
            if (!all.containsKey(name)) {
                return Optional.empty();
            }
            var written = all.getOrDefault(name, "");
            var path = Path.of(written).toAbsolutePath();
            var parent = path.getParent();
            if (written.isBlank() || Files.isDirectory(path) || parent == null || !Files.isDirectory(parent)) {
                throw new BadSetting(name, "a file in a directory that exists", written);
            }
            return Optional.of(path);
        }

        Optional<Pace> pace(String name) {
            return switch (all.getOrDefault(name, "off")) {
                case "off" -> Optional.empty();
                case "telegram" -> Optional.of(Pace.TELEGRAM);
                default -> throw new BadSetting(name, "off or telegram", all.getOrDefault(name, ""));
            };
        }

        OptionalLong seed(String name) {
            return all.containsKey(name)
                    ? OptionalLong.of(number(name, 0, 0, Integer.MAX_VALUE))
                    : OptionalLong.empty();
        }
    }
}
