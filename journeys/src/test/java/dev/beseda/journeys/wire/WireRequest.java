package dev.beseda.journeys.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// A request as it goes over the wire, legal or not. The characters of its head are bytes.
public record WireRequest(String method, String target, List<Header> headers, byte[] body) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern TARGET = Pattern.compile("/(?:[\\w.~:/?#@!$&'()*+,;=\\[\\]-]|%[0-9A-Fa-f]{2})*");

    /// Whether it is HTTP at all (RFC 9110, RFC 3986), whatever it asks for.
    public boolean isHttp() {
        return TOKEN.matcher(method).matches()
                && TARGET.matcher(target).matches()
                && headers.stream().allMatch(WireRequest::isHttp);
    }

    private static boolean isHttp(Header header) {
        boolean isLength = !header.is("Content-Length") || header.value().matches("[0-9]{1,18}");
        return TOKEN.matcher(header.name()).matches()
                && header.value().chars().allMatch(each -> each == '\t' || each >= ' ' && each != 127)
                && isLength;
    }

    boolean has(String header) {
        return headers.stream().anyMatch(given -> given.is(header));
    }

    byte[] bytes(String host) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        if (!has("Host")) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (!has("Content-Length") && !has("Transfer-Encoding") && hasLength()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(has("Transfer-Encoding") ? chunked() : body);
        return bytes.toByteArray();
    }

    private boolean hasLength() {
        return body.length > 0 || method.startsWith("P");
    }

    private byte[] chunked() {
        var bytes = new ByteArrayOutputStream();
        if (body.length > 0) {
            bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    /// What was sent, for whoever looks whether an answer says more than that.
    public String text() {
        return new String(bytes(""), StandardCharsets.UTF_8);
    }
}
