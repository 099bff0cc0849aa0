package dev.beseda.local.stack;

import dev.beseda.local.embedded.DatabaseAddress;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.processes.ProcessEvent;
import dev.beseda.local.processes.SupervisedProcess;
import dev.beseda.local.stack.settings.AdminToken;
import dev.beseda.local.stack.settings.PlatformService;
import dev.beseda.local.stack.settings.StackSettings;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/// The whole platform running on this machine, until it is closed or this JVM ends.
public final class Stack implements AutoCloseable {
    private final Home home;
    private final ProcessGroup processGroup;
    private final AdminToken adminToken;
    private final StackStarter.Site site;

    private Stack(Home home, ProcessGroup processGroup, AdminToken adminToken, StackStarter.Site site) {
        this.home = home;
        this.processGroup = processGroup;
        this.adminToken = adminToken;
        this.site = site;
    }

    /// Starts everything quietly; returns when all of it answers.
    public static Stack start(StackSettings settings) {
        return start(settings, _ -> {});
    }

    /// Starts everything and tells the listener what happens to the processes, now and later.
    public static Stack start(StackSettings settings, Consumer<ProcessEvent> listener) {
        var home = Home.take(settings.home());
        var processGroup = new ProcessGroup(home, listener);
        Runtime.getRuntime().addShutdownHook(new Thread(processGroup::stop));
        try {
            processGroup.clearLeftovers();
            if (settings.fresh()) {
                home.deleteData();
            }
            var adminToken = AdminToken.of(settings.home(), settings.adminToken());
            var site = new StackStarter(settings, processGroup).build(adminToken);
            return new Stack(home, processGroup, adminToken, site);
        } catch (RuntimeException failure) {
            processGroup.stop();
            home.close();
            throw failure;
        }
    }

    /// The address of the first replica of a service.
    public URI url(PlatformService service) {
        return url(service.id());
    }

    /// The address of a process: `gateway`, `gateway-2`, `simulator`, …
    public URI url(String name) {
        return processes().stream()
                .filter(running -> running.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name))
                .address();
    }

    /// Where the first replica of a service tells of its health and metrics.
    public URI managementUrl(PlatformService service) {
        return managementUrl(service.id());
    }

    /// Where a replica tells of its health and metrics.
    public URI managementUrl(String name) {
        return processGroup.health(name).orElseThrow(() -> unknown(name)).resolve("/");
    }

    public List<RunningProcess> processes() {
        return processGroup.running();
    }

    public long pid(String name) {
        return process(name).pid();
    }

    /// Ends the process as `kill -9` does; it is started again like any process that dies.
    public void kill9(String name) {
        process(name).kill();
    }

    public AdminToken adminToken() {
        return adminToken;
    }

    /// The way into Kafka for who may do everything there.
    public KafkaAddress kafka() {
        return site.kafka();
    }

    public DatabaseAddress database(PlatformService service) {
        return site.databases().apply(service);
    }

    /// Stops everything in order.
    @Override
    public void close() {
        processGroup.stop();
        home.close();
    }

    private SupervisedProcess process(String name) {
        return processGroup.find(name).orElseThrow(() -> unknown(name));
    }

    private static NoSuchElementException unknown(String name) {
        return new NoSuchElementException("There is no process " + name + " in the stack");
    }
}
