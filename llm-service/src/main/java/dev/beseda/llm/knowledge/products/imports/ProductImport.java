package dev.beseda.llm.knowledge.products.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.kit.web.etags.Tagged;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// The list of a partner that products come from.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProductImport(
        UUID id,
        Optional<UUID> bot,
        String name,
        String url,
        String keyHeader,
        boolean hasKey,
        String listPointer,
        FieldPointers fields,
        OptionalInt everyMinutes,
        Optional<Instant> nextRunAt,
        Optional<LastRun> lastRun,
        long products,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {}
