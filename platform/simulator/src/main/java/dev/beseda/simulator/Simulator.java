package dev.beseda.simulator;

import dev.beseda.simulator.botapi.sending.SentListener;
import dev.beseda.simulator.webhooks.TakenListener;
import dev.beseda.simulator.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// A running simulator. Its whole state lives on one event loop; other threads reach it with `inWorld`.
public final class Simulator implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final Vertx vertx;
    private final SimulatorAssembly assembly;
    private final HttpServer server;
    private final SimulatorSettings settings;
    private final Listeners listeners;

    private Simulator(Vertx vertx, SimulatorAssembly assembly, HttpServer server, Start start) {
        this.vertx = vertx;
        this.assembly = assembly;
        this.server = server;
        this.settings = start.settings();
        this.listeners = start.listeners();
    }

    private record Start(SimulatorSettings settings, Listeners listeners) {}

    /// Returns when it listens.
    public static Simulator start(SimulatorSettings settings) {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        var listeners = new Listeners();
        var start = new Start(settings, listeners);
        try {
            var assembly = new SimulatorAssembly(vertx, settings, listeners);
            var running = new CompletableFuture<HttpServer>();
            vertx.runOnContext(begin -> {
                try {
                    assembly.listen().onSuccess(running::complete).onFailure(running::completeExceptionally);
                } catch (RuntimeException broken) {
                    running.completeExceptionally(broken);
                }
            });
            return new Simulator(vertx, assembly, awaited(running), start);
        } catch (RuntimeException broken) {
            vertx.close();
            throw broken;
        }
    }

    public int port() {
        return server.actualPort();
    }

    /// Where bots and people find it, without a slash at the end.
    public URI url() {
        return URI.create("http://%s:%d".formatted(settings.address().host(), port()));
    }

    /// Does something in the world, on its own thread, and brings back the result.
    public <T> CompletableFuture<T> inWorld(Function<World, T> deed) {
        var done = new CompletableFuture<T>();
        vertx.runOnContext(turn -> {
            try {
                done.complete(deed.apply(assembly.world()));
            } catch (RuntimeException refused) {
                done.completeExceptionally(refused);
            }
        });
        return done;
    }

    /// Stops the clock of the world.
    public void freezeClock() {
        await(inWorld(world -> {
            world.clock().freeze();
            return true;
        }));
    }

    /// Puts the clock of the world forward; what was due on the way is done.
    public void advanceClock(Duration step) {
        await(inWorld(world -> {
            world.clock().advance(step.toMillis());
            return true;
        }));
    }

    /// From now on the listener hears of each message a bot sends.
    public void onSent(SentListener listener) {
        listeners.add(listener);
    }

    /// From now on the listener hears of each update a webhook takes.
    public void onTaken(TakenListener listener) {
        listeners.add(listener);
    }

    /// From now on the listener hears of each call of a language model.
    public void onModelCall(ModelCallListener listener) {
        listeners.add(listener);
    }

    /// What to set as an OpenAI-compatible provider's address; a provider's name may stand before `v1`.
    public URI hostedModels() {
        return URI.create(url() + "/llm/v1");
    }

    /// What to set as llama.cpp's address.
    public URI localModel() {
        return URI.create(url() + "/llama");
    }

    @Override
    public void close() {
        await(inWorld(world -> {
            assembly.end();
            return true;
        }));
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private static <T> T awaited(CompletableFuture<T> future) {
        await(future);
        return future.join();
    }

    private static void await(CompletableFuture<?> future) {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            var cause = Objects.requireNonNullElse(failed.getCause(), failed);
            throw new IllegalStateException(cause.getMessage(), cause);
        } catch (TimeoutException late) {
            throw new IllegalStateException("The simulator took too long", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
