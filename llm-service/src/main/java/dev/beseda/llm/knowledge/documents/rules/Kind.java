package dev.beseda.llm.knowledge.documents.rules;

import dev.beseda.kit.text.WireName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a document is.
public enum Kind {
    TEXT,
    MARKDOWN,
    PDF,
    CSV,
    /// A page of the web.
    PAGE;

    private static final byte[] PDF_HEAD = {'%', 'P', 'D', 'F', '-'};
    private static final int HEAD_REACH = 1024;

    public static Kind of(String name) {
        return WireName.parse(Kind.class, name);
    }

    /// What a file is, by its content, its name and what its sender says; empty when it is nothing we read.
    public static Optional<Kind> ofFile(String fileName, String mediaType, byte[] content) {
        if (isPdf(content)) {
            return Optional.of(PDF);
        }
        return byName(fileName.toLowerCase(Locale.ROOT))
                .or(() -> byMediaType(mediaType.toLowerCase(Locale.ROOT)))
                .filter(kind -> kind != PDF);
    }

    private static Optional<Kind> byName(String name) {
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot + 1)) {
            case "txt", "text", "log" -> Optional.of(TEXT);
            case "md", "markdown" -> Optional.of(MARKDOWN);
            case "csv", "tsv" -> Optional.of(CSV);
            case "htm", "html", "xhtml" -> Optional.of(PAGE);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> byMediaType(String mediaType) {
        return switch (mediaType.split(";", 2)[0].strip()) {
            case "text/plain" -> Optional.of(TEXT);
            case "text/markdown", "text/x-markdown" -> Optional.of(MARKDOWN);
            case "text/csv", "text/tab-separated-values" -> Optional.of(CSV);
            case "text/html", "application/xhtml+xml" -> Optional.of(PAGE);
            default -> Optional.empty();
        };
    }

    /// Some put a little before the head of a PDF, and readers bear with it.
    private static boolean isPdf(byte[] content) {
        for (int start = 0; start <= Math.min(HEAD_REACH, content.length - PDF_HEAD.length); start++) {
            if (Arrays.equals(content, start, start + PDF_HEAD.length, PDF_HEAD, 0, PDF_HEAD.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
