package dev.beseda.llm.knowledge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How much bots may know, and how it is read.
@ConfigMapping(prefix = "llm.knowledge")
public interface KnowledgeConfig {
    /// Servers, as `host` or `host:port`, that pages and lists of products may come from wherever they are,
    /// and by plain http too.
    Optional<Set<String>> allowedHosts();

    /// How long a page or a list may take to come.
    @WithDefault("20s")
    Duration fetchTimeout();

    /// The largest file, page or list.
    @WithDefault("10M")
    MemorySize largestFile();

    /// The most characters of text that a document may hold.
    @WithDefault("2000000")
    @Positive
    int longestText();

    @WithDefault("500")
    @Positive
    int mostPages();

    /// How long a document may be read.
    @WithDefault("60s")
    Duration readingTime();

    /// How many documents a replica reads at once.
    @WithDefault("2")
    @Positive
    int readers();

    /// A document whose reader has not told of an end for so long is read anew;
    /// longer than `readingTime` and `fetchTimeout` together.
    @WithDefault("3m")
    Duration lease();

    /// A document or a list that so many readers have fallen over is given up.
    @WithDefault("2")
    @Positive
    int attempts();

    /// The most documents of a workspace.
    @WithDefault("1000")
    @Positive
    int mostDocuments();

    /// The most products of a workspace.
    @WithDefault("10000")
    @Positive
    int mostProducts();

    /// The most lists of partners of a workspace.
    @WithDefault("50")
    @Positive
    int mostImports();

    /// The most characters of a passage.
    @WithDefault("1200")
    @Positive
    int longestPassage();

    /// The most characters that a passage repeats of the one before it.
    @WithDefault("150")
    int overlap();

    /// The most passages that a question is given.
    @WithDefault("6")
    @Positive
    int mostPassages();

    /// How long a question waits for its vector; then it is looked up by its words only.
    @WithDefault("2s")
    Duration vectorTimeout();

    /// How much memory a replica keeps vectors in.
    @WithDefault("64M")
    MemorySize vectorsInMemory();

    /// How long a model may take for an advice; less than the gateway waits.
    @WithDefault("25s")
    Duration adviceTimeout();
}
