package dev.beseda.simulator;

import dev.beseda.simulator.ModelCallListener.ModelCall;
import dev.beseda.simulator.botapi.BotApi;
import dev.beseda.simulator.botapi.BotApiRoute;
import dev.beseda.simulator.botapi.bots.BotMethodTable;
import dev.beseda.simulator.botapi.calls.Methods;
import dev.beseda.simulator.botapi.groups.GroupMethodTable;
import dev.beseda.simulator.botapi.messages.MessageMethodTable;
import dev.beseda.simulator.botapi.others.OtherMethodTable;
import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.control.ControlRoute;
import dev.beseda.simulator.control.Controls;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.files.FileRoute;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.WebFiles;
import dev.beseda.simulator.http.WebGuard;
import dev.beseda.simulator.limits.RateLimits;
import dev.beseda.simulator.llm.LanguageModels;
import dev.beseda.simulator.llm.LlmRoute;
import dev.beseda.simulator.llm.answers.Answers;
import dev.beseda.simulator.llm.exchanges.Exchange;
import dev.beseda.simulator.llm.exchanges.Exchanges;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.page.Page;
import dev.beseda.simulator.polling.Polls;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.state.Snapshots;
import dev.beseda.simulator.state.StateFile;
import dev.beseda.simulator.webhooks.WebhookSenderContext;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.World;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;

/// Puts the rooms together.
final class SimulatorAssembly {
    private static final int MOST_WEBHOOK_CONNECTIONS = 400;
    private static final int LONGEST_FIELD = 1 << 20;

    private final Vertx vertx;
    private final SimulatorSettings settings;
    private final World world;
    private final RequestRouter router;
    private final Webhooks webhooks;
    private final Optional<StateFile> stateFile;
    private final FileStore files;

    SimulatorAssembly(Vertx vertx, SimulatorSettings settings, Listeners listeners) {
        this.vertx = vertx;
        this.settings = settings;
        var random = settings.seed().isPresent() ? new Random(settings.seed().getAsLong()) : new Random();
        var clock = new WorldClock(vertx, Clock.systemUTC());
        var limits = new RateLimits(clock, settings.pace());
        var log = new EventLog(settings.memory().events(), clock);
        var faults = new Faults(random);
        var surroundings =
                new World.Surroundings(random, clock, settings.memory().messagesPerChat());
        this.world = new World(surroundings, faults, log);

        var manner = new WebhookSenderContext.Manner(
                settings.delivery().retryBase(), settings.delivery().timeout(), clock, random);
        var witnesses = new WebhookSenderContext.Witnesses(log, listeners);
        var context = new WebhookSenderContext(vertx, vertx.createHttpClient(clientOptions()), witnesses, manner);
        var replies = new LateReplies();
        this.webhooks = new Webhooks(context, replies);
        var methods = new Methods();
        new BotMethodTable(world, new BotMethodTable.Carriage(webhooks, new Polls(vertx, clock)), log).joinTo(methods);
        this.files = new FileStore(random, settings.memory().fileMegabytes() * 1024L * 1024L);
        var messaging = new MessageMethodTable(world, listeners, random);
        messaging.joinTo(methods, files, new WebFiles(vertx.createHttpClient(), files));
        new GroupMethodTable(world).joinTo(methods);
        var records = OtherMethodTable.Records.of(world);
        new OtherMethodTable(world, records, messaging).joinTo(methods);
        var api = new BotApi(Specification.load(), methods, limits, log);
        replies.performWith(api);
        var models = new LanguageModels(new Exchanges(clock, exchange -> listeners.over(told(exchange))));
        var controls =
                new Controls(vertx, world, new Controls.Tools(webhooks, log, faults, limits, files, records, models));
        this.stateFile = stateFile(webhooks);
        this.router = new RequestRouter(
                guard(settings.address()),
                new BotApiRoute(api, world.bots(), faults, log, vertx, files),
                new ControlRoute(controls, files),
                new Page(),
                new FileRoute(files, world.bots()),
                new LlmRoute(models, new Answers(vertx, models::pace)));
    }

    private static WebGuard guard(SimulatorSettings.Address address) {
        var names = new HashSet<>(address.names());
        names.add(address.host());
        return new WebGuard(names);
    }

    private static ModelCall told(Exchange exchange) {
        var question = exchange.asked().map(asked -> asked.words().question()).orElse("");
        return new ModelCall(
                question,
                exchange.arrivedNanos(),
                exchange.firstTokenNanos(),
                exchange.endedNanos(),
                exchange.state() == Exchange.State.COMPLETED);
    }

    private Optional<StateFile> stateFile(Webhooks webhooks) {
        return settings.memory().stateFile().map(path -> new StateFile(path, new Snapshots(world, webhooks)));
    }

    World world() {
        return world;
    }

    void end() {
        stateFile.ifPresent(StateFile::end);
        webhooks.close();
        files.close();
    }

    Future<HttpServer> listen() {
        stateFile.ifPresent(file -> file.begin(vertx));
        var options = new HttpServerOptions()
                .setMaxFormAttributeSize(LONGEST_FIELD)
                .setMaxInitialLineLength(64 * 1024)
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true);
        return vertx.createHttpServer(options)
                .requestHandler(router::handle)
                .listen(settings.address().port(), settings.address().host());
    }

    private static HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setMaxPoolSize(MOST_WEBHOOK_CONNECTIONS)
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setConnectTimeout(5_000);
    }
}
