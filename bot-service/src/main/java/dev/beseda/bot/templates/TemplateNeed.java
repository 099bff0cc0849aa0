package dev.beseda.bot.templates;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.beseda.kit.text.WireName;

/// What a template needs of an installation.
public enum TemplateNeed {
    /// A key of a provider, or a model of one's own; without one the built-in demo answers.
    LANGUAGE_MODEL;

    @Override
    @JsonValue
    public String toString() {
        return WireName.of(this);
    }
}
