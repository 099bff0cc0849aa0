package dev.beseda.llm.knowledge;

import java.util.Optional;
import java.util.UUID;

/// Who knows something: one bot, or without a bot all of the workspace.
public record KnowledgeOwner(UUID workspace, Optional<UUID> bot) {}
