package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes the fields of a `config` in a fixed order and leaves out what is empty.
final class ConfigWriter {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    ConfigWriter put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    ConfigWriter put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    ConfigWriter put(String name, Text text) {
        return put(name, text.byLanguage());
    }

    /// Nothing, when there is nothing in it; objects are sorted by their fields.
    ConfigWriter put(String name, Map<String, ?> object) {
        if (!object.isEmpty()) {
            fields.put(name, new TreeMap<>(object));
        }
        return this;
    }

    ConfigWriter put(String name, Collection<?> items) {
        if (!items.isEmpty()) {
            fields.put(name, items);
        }
        return this;
    }

    ConfigWriter putIf(boolean wanted, String name, Object value) {
        return wanted ? put(name, value) : this;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
