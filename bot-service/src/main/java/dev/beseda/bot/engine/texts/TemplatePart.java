package dev.beseda.bot.engine.texts;

import java.util.List;
import java.util.Map;

/// A piece of a template.
sealed interface TemplatePart {
    record Literal(String text) implements TemplatePart {}

    record Variable(String name) implements TemplatePart {}

    /// The `#` of a plural: the number that chose the branch.
    record Count(String name) implements TemplatePart {}

    /// Branches by `=number` and plural category; `other` is always there.
    record Plural(String name, Map<String, List<TemplatePart>> branches) implements TemplatePart {}

    /// Branches by the variable's text in small letters; `other` is always there.
    record Select(String name, Map<String, List<TemplatePart>> branches) implements TemplatePart {}
}
