package dev.beseda.llm.providers.wire;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import java.util.Map;

/// How one kind of server is spoken with.
interface Language {
    /// Where a reply is asked for.
    String address(Endpoint endpoint);

    /// What is sent there, as JSON is made of it.
    Map<String, Object> request(Endpoint endpoint, Prompt prompt);

    AnswerReader reader(Endpoint endpoint);
}
