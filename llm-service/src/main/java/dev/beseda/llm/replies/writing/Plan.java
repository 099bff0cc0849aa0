package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.knowledge.rules.PriceList;
import dev.beseda.llm.memory.Remembered.Sent;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.providers.rules.Endpoint;
import java.util.List;

/// Who is to be asked, and what; and what prices the reply may state.
record Plan(LlmSettings settings, List<Endpoint> chain, Composed composed, PriceList prices) {
    Endpoint first() {
        return chain.getFirst();
    }

    /// What `endpoint` was given to read.
    Sent sent(Endpoint endpoint) {
        return new Sent(composed, WireName.of(endpoint.kind()), endpoint.model());
    }
}
