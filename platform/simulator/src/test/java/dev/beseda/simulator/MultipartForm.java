package dev.beseda.simulator;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/// A multipart body, part by part.
final class MultipartForm {
    private static final String BOUNDARY = "a-line-between";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    MultipartForm field(String name, Object value) {
        return part("name=\"%s\"".formatted(name), String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }

    MultipartForm file(String name, String fileName, byte[] content) {
        return part("name=\"%s\"; filename=\"%s\"".formatted(name, fileName), content);
    }

    HttpRequest.Builder to(HttpRequest.Builder request) {
        body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
        return request.header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private MultipartForm part(String disposition, byte[] content) {
        var head = "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(BOUNDARY, disposition);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }
}
