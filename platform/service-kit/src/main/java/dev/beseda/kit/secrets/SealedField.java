package dev.beseda.kit.secrets;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Where a sealed text lies: it opens nowhere else.
///
/// @param name which field of which table it is
/// @param row the row it belongs to
public record SealedField(String name, UUID row) {
    byte[] bytes() {
        return (name + " " + row).getBytes(StandardCharsets.UTF_8);
    }
}
