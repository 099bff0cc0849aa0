package dev.beseda.kit.postgres;

/// Texts of others as PostgreSQL can keep them: it has no character zero, and what holds one must be kept all the same.
public final class StorableText {
    private StorableText() {}

    /// The same text, with the replacement character for each zero.
    public static String of(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
