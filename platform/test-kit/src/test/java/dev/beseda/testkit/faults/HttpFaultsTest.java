package dev.beseda.testkit.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.faults.wire.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFaultsTest {
    private static final byte[] ANSWER = "done ".repeat(10_000).getBytes(UTF_8);

    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer server;
    private FaultProxy line;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            done.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8).substring(0, 1));
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        line = FaultProxy.to("127.0.0.1", server.getAddress().getPort(), Protocol.HTTP);
    }

    @AfterEach
    void stop() {
        client.close();
        line.close();
        server.stop(0);
    }

    private String post(int number) throws IOException, InterruptedException {
        var body = BodyPublishers.ofString(Integer.toString(number).repeat(100_000));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/send".formatted(line.port())))
                .POST(body);
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    @Test
    void requestsAndAnswersOfManyPiecesPassOneAfterTheOther() {
        assertThat(IntStream.range(0, 5).boxed().toList())
                .allSatisfy(number -> assertThat(post(number)).hasSize(ANSWER.length));

        assertThat(done).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void theAnswerToThatRequestIsLostWhichWasMeantAndItWasDone() throws Exception {
        post(1);
        line.loseNextAnswers("^POST /send", 1);

        assertThatThrownBy(() -> post(2)).isInstanceOf(IOException.class);
        post(3);

        assertThat(done).containsExactly("1", "2", "3");
        assertThat(line.log().entries())
                .extracting(FaultLog.Entry::fault, FaultLog.Entry::request)
                .containsExactly(tuple(new Fault.LoseAnswer(), "POST /send HTTP/1.1"));
    }

    @Test
    void aPlanThatIsFollowedStrikesUntilTheLineIsMended() throws Exception {
        line.follow(SeededPlan.of(1, List.of(new SeededPlan.Odds("^POST", new Fault.Break(), 1))));
        assertThatThrownBy(() -> post(1)).isInstanceOf(IOException.class);

        line.mend();

        post(2);
        assertThat(done).containsExactly("2");
    }
}
