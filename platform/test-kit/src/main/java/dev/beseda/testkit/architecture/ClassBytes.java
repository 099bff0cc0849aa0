package dev.beseda.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What ArchUnit does not tell of a class stands in its file.
final class ClassBytes {
    private ClassBytes() {}

    static byte[] of(JavaClass type) {
        try (var file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return file.readAllBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
