package dev.beseda.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                accept();
            }
        });
        proxy = FaultProxy.to("127.0.0.1", echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private void accept() {
        try {
            var caller = echo.accept();
            Thread.ofVirtual().start(() -> {
                try (caller) {
                    caller.getInputStream().transferTo(caller.getOutputStream());
                } catch (IOException broken) {
                    // The other side sees it too, and that is where it is asserted.
                }
            });
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private Socket call() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static int echoOf(Socket socket, int said) throws IOException {
        socket.getOutputStream().write(said);
        return socket.getInputStream().read();
    }

    @Test
    void aGoodLinePassesEverythingOnAndBack() throws IOException {
        try (var socket = call()) {
            assertThat(echoOf(socket, 42)).isEqualTo(42);
        }
    }

    @Test
    void anEndedConversationIsEndedOnTheOtherSideAfterItsLastByte() throws IOException {
        try (var socket = call()) {
            socket.getOutputStream().write("всё".getBytes(UTF_8));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("всё");
        }
    }

    @Test
    void aResetBreaksWhatIsOpenAndLetsNewConnectionsIn() throws IOException {
        try (var socket = call()) {
            assertThat(echoOf(socket, 1)).isEqualTo(1);

            proxy.reset();

            assertThatThrownBy(() -> readToTheEnd(socket)).isInstanceOf(IOException.class);
        }
        try (var socket = call()) {
            assertThat(echoOf(socket, 2)).isEqualTo(2);
        }
    }

    private static void readToTheEnd(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("ended");
        }
    }

    @Test
    void aCutLineTakesNobodyUntilItIsMended() throws IOException {
        proxy.cut();

        assertThatThrownBy(() -> {
                    try (var socket = call()) {
                        readToTheEnd(socket);
                    }
                })
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
        proxy.mend();
        try (var socket = call()) {
            assertThat(echoOf(socket, 3)).isEqualTo(3);
        }
    }

    @Test
    void aSilentLineKeepsTheConnectionAndDeliversLater() throws IOException {
        try (var socket = call()) {
            assertThat(echoOf(socket, 4)).isEqualTo(4);
            proxy.fallSilent();
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> echoOf(socket, 5)).isInstanceOf(SocketTimeoutException.class);

            proxy.mend();

            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(5);
        }
    }

    @Test
    void aSlowLineTakesItsTimeBothWays() throws IOException {
        try (var socket = call()) {
            proxy.delay(Duration.ofMillis(50));
            long begun = System.nanoTime();

            assertThat(echoOf(socket, 6)).isEqualTo(6);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }
}
