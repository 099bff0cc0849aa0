package dev.beseda.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelServersTest {
    @Test
    void aServerThatIsGivenIsKnownAndTheOtherIsNot() {
        var servers = new ModelServers(new Given(Optional.of("http://127.0.0.1:8080"), Optional.empty()));

        assertThat(servers.llamaCpp()).contains(URI.create("http://127.0.0.1:8080"));
        assertThat(servers.ollama()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneStopsTheStartByItsVariable() {
        var given = new Given(Optional.empty(), Optional.of("localhost:11434"));

        assertThatThrownBy(() -> new ModelServers(given)).hasMessageStartingWith("OLLAMA_URL must be an address");
    }

    private record Given(Optional<String> llamaCppUrl, Optional<String> ollamaUrl) implements ProvidersConfig {}
}
