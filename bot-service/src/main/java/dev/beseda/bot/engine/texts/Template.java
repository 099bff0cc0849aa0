package dev.beseda.bot.engine.texts;

import dev.beseda.bot.engine.values.Value;
import dev.beseda.kit.text.Cut;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A text with `{variables}`, `{count, plural, one {# day} other {# days}}` and `{word, select, yes {…} other {…}}`.
/// Names are letters of any alphabet, digits and `_`.
public final class Template {
    /// The longest text a template makes, in UTF-16 units: variables that hold variables can't grow without end.
    public static final int LONGEST = 16_384;

    private Template() {}

    /// The text with every known variable filled in; an unknown one stays as it is written.
    public static String fill(String text, Map<String, Value> variables, String language) {
        return fill(text, variables, language, UnaryOperator.identity());
    }

    /// The same for a text in a markup: each value goes through `escape`, which makes single characters longer.
    public static String fill(
            String text, Map<String, Value> variables, String language, UnaryOperator<String> escape) {
        if (text.indexOf('{') < 0) {
            return Cut.to(LONGEST, text);
        }
        return new TemplateFilling(variables, language, escape).filled(new TemplateReader(text).parts());
    }

    /// The names the text asks for.
    public static Set<String> variables(String text) {
        var names = new LinkedHashSet<String>();
        collect(new TemplateReader(text).parts(), names);
        return names;
    }

    /// What is wrong with a plural or a select of the text: where, and how to mend it.
    public static Optional<String> fault(String text) {
        var reader = new TemplateReader(text);
        var _ = reader.parts();
        return reader.fault().map(TemplateFault::getMessage);
    }

    private static void collect(List<TemplatePart> parts, Set<String> names) {
        for (var part : parts) {
            switch (part) {
                case TemplatePart.Literal _ -> {}
                case TemplatePart.Count count -> names.add(count.name());
                case TemplatePart.Variable variable -> names.add(variable.name());
                case TemplatePart.Plural plural ->
                    collect(plural.name(), plural.branches().values(), names);
                case TemplatePart.Select select ->
                    collect(select.name(), select.branches().values(), names);
            }
        }
    }

    private static void collect(String name, Collection<List<TemplatePart>> branches, Set<String> names) {
        names.add(name);
        branches.forEach(branch -> collect(branch, names));
    }
}
