package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.knowledge.rules.PriceList;
import dev.beseda.llm.memory.Remembered.Sent;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.providers.rules.Endpoint;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.concurrent.Executor;

/// Who is to be asked, and what; and what prices the reply may state.
record Plan(LlmSettings settings, List<Endpoint> chain, Composed composed, PriceList prices) {
    Endpoint first() {
        return chain.getFirst();
    }

    /// Where a text is looked through: looking for prices in a long one takes its time, which is not the event loop's.
    Executor priceChecks() {
        return prices.allowsAny() ? Runnable::run : Infrastructure.getDefaultWorkerPool();
    }

    /// What `endpoint` was given to read.
    Sent sent(Endpoint endpoint) {
        return new Sent(composed, WireName.of(endpoint.kind()), endpoint.model());
    }
}
