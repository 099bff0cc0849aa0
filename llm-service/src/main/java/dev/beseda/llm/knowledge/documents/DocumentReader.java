package dev.beseda.llm.knowledge.documents;

import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.documents.rules.Decoding;
import dev.beseda.llm.knowledge.documents.rules.Headings;
import dev.beseda.llm.knowledge.documents.rules.Kind;
import dev.beseda.llm.knowledge.documents.rules.Section;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Reads documents of every kind; takes its time, and a thread.
@ApplicationScoped
class DocumentReader {
    private final KnowledgeConfig config;
    private final Clock clock;

    DocumentReader(KnowledgeConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Fails with [Unreadable] when it can't be.
    ///
    /// @param charset what the sender of a page says it is written in
    Reading read(Kind kind, byte[] content, Optional<String> charset) {
        var until = clock.instant().plus(config.readingTime());
        var bounds = new Bounds(config.mostPages(), config.longestText(), until, clock);
        var reading = switch (kind) {
            case TEXT -> new Reading(List.of(new Section("", text(content, bounds))));
            case MARKDOWN -> new Reading(Headings.ofMarkdown(text(content, bounds)));
            case PDF -> PdfReader.read(content, bounds);
            case CSV -> CsvReader.read(text(content, bounds), config.longestPassage(), bounds);
            case PAGE -> PageReader.read(content, charset);
        };
        bounds.characters(reading.sections().stream()
                .mapToLong(section -> section.text().length())
                .sum());
        if (reading.sections().stream().allMatch(section -> section.text().isBlank())) {
            throw new Unreadable("The document has no text");
        }
        return reading;
    }

    private static String text(byte[] content, Bounds bounds) {
        var text = Decoding.text(content).orElseThrow(() -> new Unreadable("The file is not a text"));
        bounds.characters(text.length());
        return text;
    }
}
