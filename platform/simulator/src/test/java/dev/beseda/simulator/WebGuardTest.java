package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a web page of somebody else gets when a browser on this machine opens it.
class WebGuardTest {
    private static final String NEW_USER = "{\"first_name\":\"Mallory\"}";
    private static final String FOREIGN = "https://evil.example";

    private final TestPhone phone = new TestPhone(Map.of("SIMULATOR_HOST_NAMES", "simulator, telegram.lan"));

    @AfterEach
    void stop() {
        phone.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/simulator/", "/simulator/api/bots", "/simulator/health", "/bot4242:test-secret/getMe"})
    void aNameThatWasBoundToThisMachineReadsNothing(String path) {
        var answer = raw("GET " + path + " HTTP/1.1", "Host: evil.example:8090");

        assertThat(answer)
                .startsWith("HTTP/1.1 403")
                .contains("SIMULATOR_HOST_NAMES")
                .doesNotContain(TestPhone.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: ", "Host: localhost.evil.example", "Host: 127.0.0.1.evil.example", "X-Host: a"})
    void aNameThatLooksLikeOursIsNone(String header) {
        assertThat(raw("GET /simulator/api/bots HTTP/1.1", header)).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:8090", "LOCALHOST", "[::1]:8090", "simulator:8080", "Telegram.lan"})
    void itsOwnNamesAreAnswered(String host) {
        assertThat(raw("GET /simulator/api/bots HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded"})
    void aForeignPageChangesNothing(String type) {
        var answer =
                phone.send(phone.post("/simulator/api/users", type, NEW_USER).header("origin", FOREIGN));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("another origin");
        assertThat(phone.control("GET", "users", "")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "file://"})
    void aForeignPageSendsNothingForABot(String origin) {
        var call = phone.post("/bot" + TestPhone.TOKEN + "/getMe", "application/x-www-form-urlencoded", "");

        assertThat(phone.send(call.header("origin", origin)).statusCode()).isEqualTo(403);
    }

    @Test
    void aForeignPageUploadsNothing() {
        var form = phone.request("/simulator/api/media").header("origin", FOREIGN);
        var upload = new MultipartForm()
                .field("bot", "4242")
                .field("user", Long.toString(phone.user))
                .to(form);

        assertThat(phone.send(upload).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, script, 403",
        "same-site, image, 403",
        "cross-site, iframe, 403",
        "cross-site, document, 200",
        "same-origin, empty, 200",
        "none, document, 200"
    })
    void aForeignPageMayOnlyLinkToOurs(String site, String destination, int status) {
        var look = phone.request("/simulator/")
                .header("sec-fetch-site", site)
                .header("sec-fetch-dest", destination)
                .GET();

        assertThat(phone.send(look).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""})
    void whatChangesSomethingComesAsJson(String type) {
        var answer = phone.send(phone.post("/simulator/api/users", type, NEW_USER));

        var problem = Json.read(answer.body()).orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem.path("detail").asText()).contains("application/json");
        assertThat(phone.control("GET", "users", "")).hasSize(1);
    }

    @Test
    void thePageItselfIsServedAndHeardWithoutInlineScripts() {
        var own = phone.simulator.url().toString();
        var page = phone.send(phone.request("/simulator/").GET());
        var made = phone.send(
                phone.post("/simulator/api/users", "application/json", NEW_USER).header("origin", own));

        var policy = page.headers().firstValue("content-security-policy").orElse("");
        assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)|\\son\\w+=|\\sstyle=");
        assertThat(page.headers().firstValue("cross-origin-resource-policy")).contains("same-origin");
        assertThat(made.statusCode()).isEqualTo(201);
    }

    /// As no client that is well-behaved would write it.
    private String raw(String line, String header) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), phone.simulator.port())) {
            var request = "%s\r\n%s\r\nConnection: close\r\n\r\n".formatted(line, header);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
