package dev.beseda.journeys.platform;

import static java.util.stream.Collectors.joining;

import dev.beseda.local.stack.settings.Ports;
import dev.beseda.local.stack.settings.StackSettings;
import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.faults.Fault;
import dev.beseda.testkit.faults.FaultLog;
import dev.beseda.testkit.faults.wire.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The lines between the services and PostgreSQL, Kafka and Telegram.
public record FaultyLines(FaultProxy postgres, FaultProxy kafka, FaultProxy telegram) implements AutoCloseable {
    private static final String HERE = "127.0.0.1";

    public static FaultyLines before(Ports ports) {
        return new FaultyLines(
                FaultProxy.to(HERE, ports.postgres(), Protocol.POSTGRES),
                FaultProxy.to(HERE, ports.kafka(), Protocol.KAFKA),
                FaultProxy.to(HERE, ports.simulator(), Protocol.HTTP));
    }

    public StackSettings.Proxies proxies() {
        return new StackSettings.Proxies(
                Optional.of(postgres.port()), Optional.of(kafka.port()), Optional.of(telegram.port()));
    }

    public void mend() {
        all().forEach(FaultProxy::mend);
    }

    private Stream<FaultProxy> all() {
        return Stream.of(postgres, kafka, telegram);
    }

    /// How much of what has happened on each line.
    public String summary() {
        return Map.of("PostgreSQL", postgres, "Kafka", kafka, "Telegram", telegram).entrySet().stream()
                .map(line -> line.getKey() + ": " + counted(line.getValue().log()))
                .sorted()
                .collect(joining("; "));
    }

    private static String counted(FaultLog log) {
        return "%d answers lost, %d connections broken, %d stalled"
                .formatted(
                        log.count(Fault.LoseAnswer.class), log.count(Fault.Break.class), log.count(Fault.Stall.class));
    }

    @Override
    public void close() {
        all().forEach(FaultProxy::close);
    }
}
