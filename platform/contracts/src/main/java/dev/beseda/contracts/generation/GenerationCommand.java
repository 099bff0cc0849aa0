package dev.beseda.contracts.generation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/// Orders to the makers of pictures, videos and sounds. Topic `generation.commands`, key: the conversation.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "generate-media.v1", value = GenerationCommand.GenerateMedia.class)})
public sealed interface GenerationCommand {
    UUID conversation();

    /// Something is to be made from a description.
    ///
    /// @param ticket comes back with what was made; the conversation knows by it what it is for
    /// @param model the maker, by the name it has in the platform's list
    /// @param prompt what it shall be like
    record GenerateMedia(UUID workspace, UUID bot, UUID conversation, long ticket, String model, String prompt)
            implements GenerationCommand {}
}
