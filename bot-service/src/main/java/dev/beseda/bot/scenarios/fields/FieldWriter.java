package dev.beseda.bot.scenarios.fields;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.bot.engine.texts.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes the fields of a `config` in a fixed order and leaves out what is empty.
public final class FieldWriter {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    @CanIgnoreReturnValue
    public FieldWriter put(String name, Object value) {
        fields.put(name, value);
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

    @CanIgnoreReturnValue
    public FieldWriter putIf(boolean wanted, String name, Object value) {
        return wanted ? put(name, value) : this;
    }

    public Map<String, Object> fields() {
        return fields;
    }
}
