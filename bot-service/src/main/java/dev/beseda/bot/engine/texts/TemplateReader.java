package dev.beseda.bot.engine.texts;

import dev.beseda.kit.text.BoundedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a template apart. A form it can't read stays in the text as it is written, and is remembered as a fault.
@BoundedText(max = 16_384, why = "no template is longer, and each place is looked at once")
final class TemplateReader {
    private static final int DEEPEST = 5;
    private static final Pattern VARIABLE = Pattern.compile("\\{([\\p{L}\\p{N}_]{1,64})}");
    private static final Pattern BRANCHING =
            Pattern.compile("\\{\\s*([\\p{L}\\p{N}_]{1,64})\\s*,\\s*(plural|select)(?!\\p{L})\\s*(,?)");
    private static final Pattern KEY = Pattern.compile("\\s*(=\\d{1,18}|[\\p{L}\\p{N}_]{1,64})\\s*\\{");
    private static final Pattern END = Pattern.compile("\\s*}");

    private final String text;
    private final Matcher matcher;
    private int at;
    private Optional<TemplateFault> fault = Optional.empty();

    TemplateReader(String text) {
        this.text = text;
        this.matcher = VARIABLE.matcher(text);
    }

    /// The first form of the template that can't be read.
    Optional<TemplateFault> fault() {
        return fault;
    }

    List<TemplatePart> parts() {
        var parts = new ArrayList<TemplatePart>();
        while (at < text.length()) {
            parts.add(text.charAt(at) == '{' ? formOrBrace() : literal("{"));
        }
        return parts;
    }

    private TemplatePart formOrBrace() {
        int start = at;
        try {
            var form = form(0);
            if (form.isPresent()) {
                return form.get();
            }
        } catch (TemplateFault broken) {
            fault = fault.or(() -> Optional.of(broken));
        }
        at = start + 1;
        return new TemplatePart.Literal("{");
    }

    private Optional<TemplatePart> form(int depth) {
        if (found(VARIABLE)) {
            return Optional.of(new TemplatePart.Variable(matcher.group(1)));
        }
        int start = at;
        if (!found(BRANCHING)) {
            return Optional.empty();
        }
        var name = matcher.group(1);
        boolean plural = matcher.group(2).equals("plural");
        if (matcher.group(3).isEmpty()) {
            throw new TemplateFault(at, "a comma is missing after “" + matcher.group(2) + "”.");
        }
        if (depth == DEEPEST) {
            throw new TemplateFault(start, "plurals and selects lie in each other too deep.");
        }
        var branches = branches(plural ? Optional.of(name) : Optional.empty(), depth);
        if (!branches.containsKey("other")) {
            throw new TemplateFault(start, "the branch “other” is missing.");
        }
        return Optional.of(plural ? new TemplatePart.Plural(name, branches) : new TemplatePart.Select(name, branches));
    }

    private Map<String, List<TemplatePart>> branches(Optional<String> counted, int depth) {
        var branches = new LinkedHashMap<String, List<TemplatePart>>();
        while (!found(END)) {
            int start = at;
            if (!found(KEY)) {
                throw new TemplateFault(at, "a branch such as “other {…}”, or the closing brace, is missing.");
            }
            var key = key(matcher.group(1), start, counted.isPresent());
            if (branches.put(key, branch(counted, depth)) != null) {
                throw new TemplateFault(start, "the branch “" + key + "” is there twice.");
            }
        }
        return branches;
    }

    private static String key(String written, int position, boolean plural) {
        if (!plural) {
            return written.toLowerCase(Locale.ROOT);
        }
        if (written.startsWith("=")) {
            return "=" + new BigDecimal(written.substring(1)).toPlainString();
        }
        for (var category : PluralCategory.values()) {
            if (category.keyword().equals(written)) {
                return written;
            }
        }
        throw new TemplateFault(
                position, "“" + written + "” is none of zero, one, two, few, many, other, or a number such as =0.");
    }

    private List<TemplatePart> branch(Optional<String> counted, int depth) {
        int start = at;
        var parts = new ArrayList<TemplatePart>();
        while (at < text.length() && text.charAt(at) != '}') {
            parts.add(branchPart(counted, depth));
        }
        if (at == text.length()) {
            throw new TemplateFault(start - 1, "this brace is never closed.");
        }
        at++;
        return parts;
    }

    private TemplatePart branchPart(Optional<String> counted, int depth) {
        int start = at;
        if (text.charAt(at) == '{') {
            return form(depth + 1).orElseThrow(() -> new TemplateFault(start, "here begins no variable."));
        }
        if (text.charAt(at) == '#' && counted.isPresent()) {
            at++;
            return new TemplatePart.Count(counted.get());
        }
        return literal(counted.isPresent() ? "{}#" : "{}");
    }

    /// The text up to one of these signs; at least one character.
    private TemplatePart literal(String signs) {
        int start = at++;
        while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new TemplatePart.Literal(text.substring(start, at));
    }

    private boolean found(Pattern pattern) {
        boolean found = matcher.usePattern(pattern).region(at, text.length()).lookingAt();
        if (found) {
            at = matcher.end();
        }
        return found;
    }
}
