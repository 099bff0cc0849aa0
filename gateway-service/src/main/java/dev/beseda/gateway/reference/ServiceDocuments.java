package dev.beseda.gateway.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.gateway.api.Service;
import dev.beseda.gateway.api.ServiceClient;
import dev.beseda.kit.json.ForeignJson;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.mutiny.Uni;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks every service, this one too, how it is used.
@ForeignJson("other services over HTTP")
@ApplicationScoped
class ServiceDocuments {
    private static final String PATH = "/q/openapi?format=json";

    private final ServiceClient client;
    private final OpenApiDocumentService own;
    private final ObjectMapper json;

    ServiceDocuments(ServiceClient client, OpenApiDocumentService own, ObjectMapper json) {
        this.client = client;
        this.own = own;
        this.json = json;
    }

    /// What one service said of itself; nothing when it is away.
    record Part(String service, Optional<ObjectNode> document) {}

    Uni<List<Part>> ask() {
        var gateway = Uni.createFrom().item(() -> new Part("gateway-service", Optional.of(ownDocument())));
        var others = Arrays.stream(Service.values()).map(this::ask);
        return Uni.join()
                .all(Stream.concat(Stream.of(gateway), others).toList())
                .andCollectFailures();
    }

    private Uni<Part> ask(Service service) {
        return Uni.createFrom()
                .completionStage(() -> read(service).toCompletionStage())
                .map(body -> new Part(service.toString(), Optional.of(parse(body.getBytes()))))
                .onFailure()
                .recoverWithItem(() -> new Part(service.toString(), Optional.empty()));
    }

    private Future<Buffer> read(Service service) {
        return client.open(service, HttpMethod.GET, PATH)
                .compose(request -> request.send())
                .compose(answer -> answer.body());
    }

    private ObjectNode ownDocument() {
        return parse(own.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
    }

    private ObjectNode parse(byte[] document) {
        try {
            return json.readValue(document, ObjectNode.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Not an OpenAPI document", unreadable);
        }
    }
}
