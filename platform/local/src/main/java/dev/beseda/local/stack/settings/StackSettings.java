package dev.beseda.local.stack.settings;

import dev.beseda.local.embedded.DatabaseAddress;
import dev.beseda.local.kafka.KafkaAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a stack is started with.
///
/// @param home        where the stack keeps everything, made if it is missing
/// @param replicas    how many of each service; one where nothing is said
/// @param environment what all services and the simulator find in their environment besides what the stack tells them
/// @param fresh       whether messages and rows of earlier runs are deleted before the start
/// @param proxies     what stands between the services and what they use
public record StackSettings(
        Path home,
        Ports ports,
        Outside outside,
        Map<PlatformService, Integer> replicas,
        Map<String, String> environment,
        boolean fresh,
        Proxies proxies) {

    /// What runs elsewhere and is used from here.
    ///
    /// @param telegram a Bot API server; without one the simulator is started
    public record Outside(Optional<DatabaseAddress> database, Optional<KafkaAddress> kafka, Optional<URI> telegram) {
        public static final Outside NOTHING = new Outside(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The ports of proxies on this machine, for tests of bad lines. Each passes on to the stack's own
    /// PostgreSQL, Kafka or simulator; the services know only the proxy.
    public record Proxies(Optional<Integer> postgres, Optional<Integer> kafka, Optional<Integer> simulator) {
        public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public StackSettings {
        home = home.toAbsolutePath().normalize();
        replicas = Map.copyOf(replicas);
        environment = Map.copyOf(environment);
    }

    public StackSettings(
            Path home,
            Ports ports,
            Outside outside,
            Map<PlatformService, Integer> replicas,
            Map<String, String> environment,
            boolean fresh) {
        this(home, ports, outside, replicas, environment, fresh, Proxies.NONE);
    }

    /// A stack that brings everything itself.
    public static StackSettings at(Path home, int basePort) {
        return new StackSettings(home, new Ports(basePort), Outside.NOTHING, Map.of(), Map.of(), false);
    }

    public StackSettings withReplicas(PlatformService service, int count) {
        var more = new HashMap<>(replicas);
        more.put(service, count);
        return new StackSettings(home, ports, outside, more, environment, fresh, proxies);
    }

    /// Every service and the simulator find this in their environment.
    public StackSettings with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new StackSettings(home, ports, outside, replicas, more, fresh, proxies);
    }

    public StackSettings startingFresh() {
        return new StackSettings(home, ports, outside, replicas, environment, true, proxies);
    }

    public StackSettings behind(Proxies these) {
        return new StackSettings(home, ports, outside, replicas, environment, fresh, these);
    }

    public int replicasOf(PlatformService service) {
        return replicas.getOrDefault(service, 1);
    }

    public Optional<String> adminToken() {
        return Optional.ofNullable(environment.get("BESEDA_ADMIN_TOKEN"));
    }

    /// The number at Telegram of the bot that the settings ask for.
    public Optional<Long> firstBot() {
        return Optional.ofNullable(environment.get(FirstBotSettings.TOKEN))
                .map(token -> Long.valueOf(token.substring(0, token.indexOf(':'))));
    }

    /// Where the outside world reaches the platform.
    public URI publicUrl() {
        var ours = "http://127.0.0.1:" + ports.of(PlatformService.GATEWAY);
        return URI.create(environment.getOrDefault("BESEDA_PUBLIC_URL", ours));
    }
}
