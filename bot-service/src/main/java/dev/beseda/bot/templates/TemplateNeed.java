package dev.beseda.bot.templates;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a template needs of an installation.
public enum TemplateNeed {
    /// A key of a provider, or a model of one's own; without one the built-in demo answers.
    LANGUAGE_MODEL;

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
