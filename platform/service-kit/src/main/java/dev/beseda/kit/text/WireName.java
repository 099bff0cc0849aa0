package dev.beseda.kit.text;

import java.util.Locale;

/// The constants of an enum as rows, messages, metrics and the API name them: in lower case.
public final class WireName {
    private WireName() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Fails with an [IllegalArgumentException] when there is none of that name.
    public static <E extends Enum<E>> E parse(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
