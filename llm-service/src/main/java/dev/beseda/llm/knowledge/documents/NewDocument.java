package dev.beseda.llm.knowledge.documents;

import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.documents.rules.Kind;
import java.util.Optional;

/// A document on its way to its reader: with its content, or the address where it is found.
record NewDocument(KnowledgeOwner owner, String title, Kind kind, Optional<String> url, Optional<byte[]> content) {}
