package dev.beseda.gateway.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.gateway.reference.ServiceDocuments.Part;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Keeps the description of the whole API for a little while.
@ApplicationScoped
class Reference {
    private final ReferenceConfig config;
    private final Uni<ObjectNode> document;
    private volatile Instant freshUntil = Instant.MIN;

    Reference(ServiceDocuments documents, ReferenceConfig config, Clock clock) {
        this.config = config;
        this.document = Uni.createFrom()
                .deferred(documents::ask)
                .map(this::merge)
                .invoke(() -> freshUntil = clock.instant().plus(config.keptFor()))
                .memoize()
                .until(() -> clock.instant().isAfter(freshUntil));
    }

    Uni<ObjectNode> document() {
        return document;
    }

    private ObjectNode merge(List<Part> parts) {
        var merged = new ApiDocument();
        parts.forEach(part -> part.document()
                .ifPresentOrElse(found -> merged.add(part.service(), found), () -> merged.addAbsent(part.service())));
        return merged.toJson(config.publicUrl());
    }
}
