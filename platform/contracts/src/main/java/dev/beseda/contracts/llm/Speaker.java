package dev.beseda.contracts.llm;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who said something in a conversation.
public enum Speaker {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("bot")
    BOT,
    /// A person of the house.
    @JsonProperty("operator")
    OPERATOR
}
