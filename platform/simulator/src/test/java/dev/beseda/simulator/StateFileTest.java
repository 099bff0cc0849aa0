package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.simulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    private Path directory;

    @Test
    void peopleBotsWebhooksAndOpenChatsSurviveARestart() {
        long user;
        try (var webhook = new TestWebhook()) {
            try (var before = new TestPhone(settings())) {
                user = before.user;
                before.call(
                        "setWebhook", Json.object().put("url", webhook.url()).put("secret_token", "s3cret"));
                before.write("before");
                webhook.next();
            }

            try (var after = new TestPhone(settings())) {
                var toUser = Json.object().put("chat_id", user).put("text", "Still here");
                var sent = after.call("sendMessage", toUser);
                after.control("POST", "messages", "{\"bot\":4242,\"user\":%d,\"text\":\"after\"}".formatted(user));

                assertThat(sent.path("ok").asBoolean()).as(sent.toString()).isTrue();
                assertThat(webhook.next()).satisfies(arrival -> {
                    assertThat(arrival.text()).isEqualTo("after");
                    assertThat(arrival.secret()).contains("s3cret");
                });
            }
        }
    }

    @Test
    void onlyTheOwnerOfTheFileCanReadIt() throws IOException {
        try (var phone = new TestPhone(settings())) {
            phone.write("a secret");
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileStopsTheStartInOneSentence() throws IOException {
        Files.writeString(file(), "{");

        assertThatThrownBy(() -> new TestPhone(settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete it to start anew");
    }

    private Map<String, String> settings() {
        return Map.of("SIMULATOR_STATE_FILE", file().toString());
    }

    private Path file() {
        return directory.resolve("state.json");
    }
}
