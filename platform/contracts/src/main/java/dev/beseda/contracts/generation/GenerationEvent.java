package dev.beseda.contracts.generation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;

/// What the makers of media tell the platform. Topic `generation.events`, key: the conversation.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "media-generated.v1", value = GenerationEvent.MediaGenerated.class),
    @JsonSubTypes.Type(name = "generation-failed.v1", value = GenerationEvent.GenerationFailed.class),
})
public sealed interface GenerationEvent {
    UUID conversation();

    long ticket();

    /// It has been made.
    ///
    /// @param credits what it cost
    record MediaGenerated(UUID bot, UUID conversation, long ticket, List<Medium> media, long credits)
            implements GenerationEvent {
        public MediaGenerated {
            media = List.copyOf(media);
        }
    }

    /// It will not be made.
    ///
    /// @param sentence what happened, for the owner of the bot
    record GenerationFailed(UUID bot, UUID conversation, long ticket, Reason reason, String sentence)
            implements GenerationEvent {}

    /// One thing that was made.
    ///
    /// @param url where it can be fetched from for a day
    record Medium(Kind kind, String url) {}

    /// What it is.
    enum Kind {
        @JsonProperty("photo")
        PHOTO,
        @JsonProperty("video")
        VIDEO,
        @JsonProperty("audio")
        AUDIO
    }

    /// Why nothing was made.
    enum Reason {
        /// There is no model of that name.
        @JsonProperty("no_model")
        NO_MODEL,
        /// The description is against the rules.
        @JsonProperty("declined")
        DECLINED,
        /// The model could not be reached, or broke.
        @JsonProperty("unavailable")
        UNAVAILABLE,
        /// The account has no credits left.
        @JsonProperty("no_credits")
        NO_CREDITS
    }
}
