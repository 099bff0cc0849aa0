package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ScriptedServer.delta;
import static dev.beseda.llm.providers.ScriptedServer.finish;
import static dev.beseda.llm.providers.ScriptedServer.stream;
import static dev.beseda.llm.providers.ScriptedServer.usage;

import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// Two servers and the room that asks them, anew for each test; the second one says all at once.
abstract class AskedServers {
    static final String[] WHOLE = {delta("Да"), finish("stop"), usage(7, 3), "[DONE]"};

    private static Vertx vertx;

    final ScriptedServer first = new ScriptedServer(vertx);
    final ScriptedServer second = new ScriptedServer(vertx).then(stream(WHOLE));
    ModelsOfTest room = new ModelsOfTest(vertx, Map.of());

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        room.close();
        first.close();
        second.close();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    /// The room, made anew with another setting.
    void with(String setting, String value) {
        room.close();
        room = new ModelsOfTest(vertx, Map.of(setting, value));
    }
}
