package dev.beseda.bot.scenarios.fields;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.kit.text.WireName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Writes the fields of a `config` in a fixed order and leaves out what is empty.
public final class FieldWriter {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    @CanIgnoreReturnValue
    public FieldWriter put(String name, Object value) {
        fields.put(name, value instanceof Enum<?> constant ? WireName.of(constant) : value);
        return this;
    }

    @CanIgnoreReturnValue
    public FieldWriter put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    @CanIgnoreReturnValue
    public FieldWriter put(String name, Text text) {
        return put(name, text.byLanguage());
    }

    /// Nothing, when there is nothing in it; objects are sorted by their fields.
    @CanIgnoreReturnValue
    public FieldWriter put(String name, Map<String, ?> object) {
        if (!object.isEmpty()) {
            fields.put(name, new TreeMap<>(object));
        }
        return this;
    }

    @CanIgnoreReturnValue
    public FieldWriter put(String name, Collection<?> items) {
        if (!items.isEmpty()) {
            fields.put(name, items);
        }
        return this;
    }

    /// Each item as an object with the fields that `write` gives it.
    @CanIgnoreReturnValue
    public <T> FieldWriter objects(String name, List<T> items, BiFunction<T, FieldWriter, FieldWriter> write) {
        return put(name, written(items, write));
    }

    /// The same, without a field to stand in.
    public static <T> List<Map<String, Object>> written(List<T> items, BiFunction<T, FieldWriter, FieldWriter> write) {
        return items.stream()
                .map(item -> write.apply(item, new FieldWriter()).fields())
                .toList();
    }

    @CanIgnoreReturnValue
    public <T> FieldWriter putUnless(T usual, String name, T value) {
        return value.equals(usual) ? this : put(name, value);
    }

    public Map<String, Object> fields() {
        return fields;
    }
}
