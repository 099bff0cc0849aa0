package dev.beseda.local.stack;

import dev.beseda.local.embedded.Databases;
import dev.beseda.local.embedded.KafkaMain;
import dev.beseda.local.embedded.KafkaPlace;
import dev.beseda.local.embedded.PostgresServer;
import dev.beseda.local.kafka.KafkaPasswords;
import dev.beseda.local.processes.Command;
import dev.beseda.local.processes.ProcessSpec;
import dev.beseda.local.processes.Readiness;
import dev.beseda.local.processes.StopSignal;
import dev.beseda.local.stack.settings.PlatformService;
import dev.beseda.local.stack.settings.Ports;
import dev.beseda.local.stack.settings.ServiceEnvironment;
import dev.beseda.local.stack.settings.StackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// How each process of the platform is run.
final class Blueprint {
    /// A service is up once what it needs is, too: ready to answer it is sooner.
    private static final String DEPENDENCIES = "/q/health/group/dependencies";

    private static final int KAFKA_HEAP = 160;
    private static final int SIMULATOR_HEAP = 192;

    private final Checkout checkout;
    private final StackSettings settings;

    Blueprint(Checkout checkout, StackSettings settings) {
        this.checkout = checkout;
        this.settings = settings;
    }

    /// A process, where it listens and, if it speaks HTTP, how it tells that it is well.
    record Part(ProcessSpec spec, URI address, URI health) {
        static Part withoutHttp(ProcessSpec spec, URI address) {
            return new Part(spec, address, address);
        }

        List<Integer> ports() {
            return Stream.of(address, health).map(URI::getPort).distinct().toList();
        }

        String name() {
            return spec.name();
        }
    }

    Part postgres(PostgresServer server) {
        var spec =
                new ProcessSpec("postgres", server.command(), _ -> Databases.answers(server.address()), StopSignal.INT);
        return Part.withoutHttp(spec, URI.create(server.address().reactiveUrl()));
    }

    Part kafka(KafkaPlace place, KafkaPasswords passwords) {
        var readyFile = settings.home().resolve("kafka.ready");
        var line = JvmFlags.HOT.java(KAFKA_HEAP, archive("kafka"));
        line.addAll(List.of("-cp", checkout.brokerClassPath(), KafkaMain.class.getName()));
        line.addAll(List.of(place.folder().toString(), Integer.toString(place.port())));
        line.addAll(List.of(Integer.toString(place.controllerPort()), Integer.toString(place.advertisedPort())));
        line.add(readyFile.toString());
        var spec = new ProcessSpec(
                "kafka", new Command(line, passwords.environment()), Readiness.of(readyFile), StopSignal.TERM);
        return Part.withoutHttp(spec, URI.create("kafka://127.0.0.1:" + place.port()));
    }

    Part simulator() {
        var port = settings.ports().simulator();
        var variables = new HashMap<>(settings.environment());
        variables.put("SIMULATOR_PORT", Integer.toString(port));
        variables.put("SIMULATOR_HOST", "127.0.0.1");
        variables.put(
                "SIMULATOR_STATE_FILE", settings.home().resolve(Home.SIMULATOR).toString());
        var command = new Command(
                jar(JvmFlags.HOT.java(SIMULATOR_HEAP, archive("simulator")), checkout.simulator()), variables);
        return part("simulator", command, address(port), address(port).resolve("/simulator/health"));
    }

    /// The first replica has the service's own name and port, further ones a number and the next free port.
    List<Part> services(Function<PlatformService, ServiceEnvironment> environments) {
        var parts = new ArrayList<Part>();
        var more = settings.ports()
                .ofMoreReplicas(settings.replicas().values().stream()
                        .mapToInt(count -> count - 1)
                        .sum())
                .iterator();
        for (var service : PlatformService.values()) {
            var environment = environments.apply(service);
            parts.add(service(
                    service, service.id(), environment.at(settings.ports().of(service))));
            for (var number = 2; number <= settings.replicasOf(service); number++) {
                parts.add(service(service, service.id() + "-" + number, environment.at(more.next())));
            }
        }
        return parts;
    }

    private Part service(PlatformService service, String name, ServiceEnvironment.Placed placed) {
        var flags = JvmFlags.of(service);
        int heap = JvmFlags.heapMegabytes(service);
        var classes = archive(service.id());
        var java = name.equals(service.id()) ? flags.java(heap, classes) : flags.reading(heap, classes);
        var command = new Command(jar(java, checkout.service(service)), placed.variables());
        var management = address(Ports.management(placed.port()));
        return part(name, command, address(placed.port()), management.resolve(DEPENDENCIES));
    }

    private Path archive(String name) {
        return checkout.classArchives().resolve(name + ".jsa");
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Part part(String name, Command command, URI address, URI health) {
        return new Part(new ProcessSpec(name, command, Readiness.of(health), StopSignal.TERM), address, health);
    }

    private static List<String> jar(List<String> java, Path jar) {
        java.addAll(List.of("-jar", jar.toString()));
        return java;
    }
}
