package dev.beseda.journeys.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection to a server of HTTP that sends whatever it is told;
/// clients of libraries refuse to send what is illegal.
public final class WireConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int HEX = 16;

    private final URI server;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    public WireConnection(URI server) {
        this.server = server;
    }

    public Answer send(WireRequest request) {
        long begun = System.nanoTime();
        boolean used = socket != null;
        try {
            return exchange(request, begun);
        } catch (IOException broken) {
            close();
            // The server may have ended a connection that was used before, and nobody is to blame.
            return used && broken instanceof EOFException
                    ? send(request)
                    : Answer.none(broken.toString(), millisSince(begun));
        }
    }

    private Answer exchange(WireRequest request, long begun) throws IOException {
        var out = open().getOutputStream();
        try {
            out.write(request.bytes(server.getAuthority()));
            out.flush();
        } catch (IOException refused) {
            // An answer may be there although the body was not taken.
        }
        var answer = read(request, begun);
        if (answer.closes()) {
            close();
        }
        return answer;
    }

    private Socket open() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket(server.getHost(), server.getPort());
            open.setSoTimeout((int) PATIENCE.toMillis());
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
        }
        return open;
    }

    private Answer read(WireRequest request, long begun) throws IOException {
        while (true) {
            int status = status(line());
            var headers = headers();
            if (status / 100 != 1) {
                var head = new Answer(status, headers, "", 0);
                boolean bare = request.method().equals("HEAD") || status == 204 || status == 304;
                var body = bare ? new byte[0] : body(head);
                return new Answer(status, headers, new String(body, StandardCharsets.UTF_8), millisSince(begun));
            }
        }
    }

    private static int status(String line) throws IOException {
        var words = line.split(" ", -1);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("An answer begins with " + line);
        }
        return Integer.parseInt(words[1]);
    }

    private List<Header> headers() throws IOException {
        var headers = new ArrayList<Header>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private byte[] body(Answer head) throws IOException {
        var length = head.header("Content-Length");
        if (length.isPresent()) {
            return exactly(Integer.parseInt(length.get()));
        }
        if (head.header("Transfer-Encoding").isPresent()) {
            return chunks();
        }
        var rest = in.readAllBytes();
        close();
        return rest;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";", -1)[0], HEX);
            body.writeBytes(exactly(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("The answer breaks off");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw line.isEmpty() ? new EOFException("No answer") : new IOException("The answer breaks off");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    @Override
    public void close() {
        var open = socket;
        socket = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
