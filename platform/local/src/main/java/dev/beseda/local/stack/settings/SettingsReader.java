package dev.beseda.local.stack.settings;

import dev.beseda.local.embedded.DatabaseAddress;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.stack.settings.StackSettings.Outside;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads the settings of a stack from variables and refuses what cannot work, every fault with a sentence.
public final class SettingsReader {
    private static final Pattern BROKERS = Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
    private static final Pattern REPLICAS = Pattern.compile("(?<service>[a-z]+)=(?<count>[1-9])");
    private static final int SMALLEST_PORT = 1024;
    private static final int SHORTEST_TOKEN = 16;

    private final Map<String, String> variables;
    private final List<String> faults = new ArrayList<>();

    private SettingsReader(Map<String, String> variables) {
        this.variables = variables;
    }

    /// @param variables the environment
    /// @param file      what `.env` says; the environment wins
    /// @param checkout  where `.beseda` is made unless BESEDA_HOME says otherwise
    public static StackSettings read(Map<String, String> variables, Map<String, String> file, Path checkout) {
        var all = new HashMap<>(file);
        all.putAll(variables);
        all.values().removeIf(String::isBlank);
        return new SettingsReader(all).read(file, checkout);
    }

    private StackSettings read(Map<String, String> file, Path checkout) {
        var home = checkout.resolve(variables.getOrDefault("BESEDA_HOME", ".beseda"));
        var ports = new Ports(parsed("BESEDA_PORT", this::port).orElse(8080));
        var outside = new Outside(
                parsed("DATABASE_URL", this::database),
                parsed("KAFKA_BOOTSTRAP_SERVERS", this::brokers),
                parsed("TELEGRAM_API_URL", this::url));
        var replicas = parsed("BESEDA_REPLICAS", this::replicas).orElse(Map.of());
        var publicUrl = parsed("BESEDA_PUBLIC_URL", this::url);
        var adminToken = parsed("BESEDA_ADMIN_TOKEN", this::token);
        var firstBot =
                FirstBotSettings.variable(variables).flatMap(variable -> parsed(variable, FirstBotSettings::token));
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
        var told = forServices(file, publicUrl, adminToken);
        firstBot.ifPresent(token -> told.putAll(FirstBotSettings.told(token, variables)));
        return new StackSettings(home, ports, outside, replicas, told, false);
    }

    /// The services inherit our environment; what only `.env` says has to be told to them.
    private Map<String, String> forServices(
            Map<String, String> file, Optional<URI> publicUrl, Optional<String> adminToken) {
        var told = new HashMap<String, String>();
        file.keySet().stream().filter(variables::containsKey).forEach(key -> told.put(key, variables.get(key)));
        publicUrl.ifPresent(url -> told.put("BESEDA_PUBLIC_URL", url.toString()));
        adminToken.ifPresent(token -> told.put("BESEDA_ADMIN_TOKEN", token));
        // The stack adds to it, so it has to know it.
        Optional.ofNullable(variables.get(ServiceEnvironment.ALLOWED_HOSTS))
                .ifPresent(hosts -> told.put(ServiceEnvironment.ALLOWED_HOSTS, hosts));
        return told;
    }

    private <T> Optional<T> parsed(String variable, Function<String, T> parser) {
        try {
            return Optional.ofNullable(variables.get(variable)).map(parser);
        } catch (IllegalArgumentException fault) {
            faults.add(variable + " " + fault.getMessage() + ".");
            return Optional.empty();
        }
    }

    private int port(String text) {
        if (text.matches("\\d{1,5}")) {
            var port = Integer.parseInt(text);
            if (port >= SMALLEST_PORT && port <= Ports.LARGEST_BASE) {
                return port;
            }
        }
        throw new IllegalArgumentException(
                "is \"%s\", but must be a number from %d to %d".formatted(text, SMALLEST_PORT, Ports.LARGEST_BASE));
    }

    private DatabaseAddress database(String text) {
        return DatabaseUrl.parse(text);
    }

    private KafkaAddress brokers(String text) {
        if (!BROKERS.matcher(text).matches()) {
            throw new IllegalArgumentException("is \"%s\", but must be host:port, several with commas".formatted(text));
        }
        return KafkaAddress.of(text, variables);
    }

    private URI url(String text) {
        if (!text.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new IllegalArgumentException("is \"%s\", but must begin with http:// or https://".formatted(text));
        }
        return URI.create(text);
    }

    private String token(String text) {
        if (text.length() < SHORTEST_TOKEN || text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "must have at least %d characters and no spaces".formatted(SHORTEST_TOKEN));
        }
        return text;
    }

    private Map<PlatformService, Integer> replicas(String text) {
        var counts = new EnumMap<PlatformService, Integer>(PlatformService.class);
        for (var part : text.split(",", -1)) {
            var found = REPLICAS.matcher(part.strip());
            var service = found.matches()
                    ? PlatformService.called(found.group("service"))
                    : Optional.<PlatformService>empty();
            counts.put(
                    service.orElseThrow(() -> new IllegalArgumentException(
                            "has \"%s\", but must look like gateway=2,bot=2 (at most 9 each)".formatted(part.strip()))),
                    Integer.parseInt(found.group("count")));
        }
        return counts;
    }
}
