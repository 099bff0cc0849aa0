package dev.beseda.local.stack;

import dev.beseda.contracts.Topics;
import dev.beseda.local.embedded.DatabaseAddress;
import dev.beseda.local.embedded.Databases;
import dev.beseda.local.embedded.Durability;
import dev.beseda.local.embedded.KafkaPlace;
import dev.beseda.local.embedded.KafkaTopics;
import dev.beseda.local.embedded.PostgresBinaries;
import dev.beseda.local.embedded.PostgresServer;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.processes.StartFailure;
import dev.beseda.local.processes.SupervisedProcess;
import dev.beseda.local.stack.settings.AdminToken;
import dev.beseda.local.stack.settings.PlatformService;
import dev.beseda.local.stack.settings.Ports;
import dev.beseda.local.stack.settings.Secrets;
import dev.beseda.local.stack.settings.ServiceEnvironment;
import dev.beseda.local.stack.settings.StackSettings;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Brings a stack up: PostgreSQL, Kafka and the simulator at once, then all services at once.
final class StackStarter {
    private static final String ADMINISTRATOR = "postgres";

    private final StackSettings settings;
    private final ProcessGroup processGroup;
    private final Secrets secrets;
    private final Blueprint blueprint;
    private final List<SupervisedProcess> awaited = new ArrayList<>();

    StackStarter(StackSettings settings, ProcessGroup processGroup) {
        this.settings = settings;
        this.processGroup = processGroup;
        this.secrets = Secrets.of(settings.home());
        this.blueprint = new Blueprint(Checkout.find(), settings);
    }

    /// Where the finished stack keeps what it knows.
    record Site(Function<PlatformService, DatabaseAddress> databases, KafkaAddress kafka) {}

    Site build(AdminToken adminToken) {
        requireFreePorts();
        var kafka = settings.outside().kafka().orElseGet(this::startKafka);
        var telegram = settings.outside().telegram().orElseGet(this::startSimulator);
        var databases =
                settings.outside().database().map(this::databasesOutside).orElseGet(this::databasesOfOurs);
        settings.outside().kafka().ifPresent(outside -> KafkaTopics.ensure(outside, Topics.all()));
        awaitStarted();
        var site = new Site(databases, kafka);
        startServices(
                site,
                new ServiceEnvironment.Surroundings(service -> in(kafka, service), telegram, adminToken, secrets));
        awaitStarted();
        return site;
    }

    /// Before anything is started, so that a taken port is told at once.
    private void requireFreePorts() {
        for (var service : PlatformService.values()) {
            int port = settings.ports().of(service);
            ProcessGroup.requireFree(service.id(), port);
            ProcessGroup.requireFree(service.id() + "'s health and metrics", Ports.management(port));
        }
        if (settings.outside().kafka().isEmpty()) {
            ProcessGroup.requireFree("kafka", settings.ports().kafka());
            ProcessGroup.requireFree("kafka's controller", settings.ports().kafkaController());
        }
        if (settings.outside().database().isEmpty()) {
            ProcessGroup.requireFree("postgres", settings.ports().postgres());
        }
        if (settings.outside().telegram().isEmpty()) {
            ProcessGroup.requireFree("simulator", settings.ports().simulator());
        }
    }

    /// At a Kafka of ours every service is itself, at another one it is who we were told to be.
    private KafkaAddress in(KafkaAddress kafka, PlatformService service) {
        return settings.outside().kafka().isPresent()
                ? kafka
                : secrets.kafkaPasswords().as(service.id(), kafka.servers());
    }

    private KafkaAddress startKafka() {
        var place = new KafkaPlace(
                settings.home().resolve("kafka"),
                settings.ports().kafka(),
                settings.ports().kafkaController());
        var reached = settings.proxies().kafka().map(place::reachedAt).orElse(place);
        start(blueprint.kafka(reached, secrets.kafkaPasswords()));
        return secrets.kafkaPasswords().asBroker(reached.bootstrapServers());
    }

    private URI startSimulator() {
        var part = blueprint.simulator();
        start(part);
        return settings.proxies()
                .simulator()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .orElse(part.address());
    }

    private Function<PlatformService, DatabaseAddress> databasesOfOurs() {
        var administrator = DatabaseAddress.onThisMachine(
                settings.ports().postgres(), ADMINISTRATOR, secrets.administratorPassword());
        var server = new PostgresServer(
                PostgresBinaries.unpackedUnder(settings.home()),
                settings.home().resolve("postgres"),
                administrator,
                Durability.FULL);
        server.prepare();
        server.forgetKilledServer();
        processGroup.start(blueprint.postgres(server)).awaitReady();
        for (var service : PlatformService.values()) {
            made(service, () -> Databases.ensureOwned(administrator, ours(administrator, service)));
        }
        return service -> ours(administrator, service);
    }

    private DatabaseAddress ours(DatabaseAddress administrator, PlatformService service) {
        var name = service.database();
        return administrator.withDatabase(name).withUser(name, secrets.passwordOf(service));
    }

    /// On a server that isn't ours everything belongs to the one user we were given.
    private Function<PlatformService, DatabaseAddress> databasesOutside(DatabaseAddress given) {
        for (var service : PlatformService.values()) {
            made(service, () -> Databases.ensure(given, service.database()));
        }
        return service -> given.withDatabase(service.database());
    }

    private void startServices(Site site, ServiceEnvironment.Surroundings surroundings) {
        blueprint
                .services(service -> ServiceEnvironment.of(
                        service, reached(site.databases().apply(service)), surroundings, settings))
                .forEach(this::start);
    }

    private DatabaseAddress reached(DatabaseAddress database) {
        return settings.proxies().postgres().map(database::withPort).orElse(database);
    }

    private void start(Blueprint.Part part) {
        awaited.add(processGroup.start(part));
    }

    private void awaitStarted() {
        awaited.forEach(SupervisedProcess::awaitReady);
        awaited.clear();
    }

    @FunctionalInterface
    private interface Making {
        void run() throws SQLException;
    }

    private void made(PlatformService service, Making making) {
        try {
            making.run();
        } catch (SQLException failure) {
            var variable =
                    settings.outside().database().map(_ -> "DATABASE_URL: ").orElse("");
            throw new StartFailure(
                    "%scannot make the database %s: %s".formatted(variable, service.database(), failure.getMessage()),
                    failure);
        }
    }
}
