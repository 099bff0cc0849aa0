package dev.beseda.bot.scenarios.files;

import dev.beseda.kit.text.BoundedText;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/// What a word without quotes means: as in JSON, and nothing more. `yes` is a text, `12:30` and `+7999…` too.
@BoundedText(max = 40, why = "the library wants these patterns, and none of them looks further")
final class CoreSchema extends Resolver {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,17}");
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern NOTHING = Pattern.compile("~|null|");

    static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, TRUTH, "tf");
        addImplicitResolver(Tag.INT, WHOLE, "-0123456789");
        addImplicitResolver(Tag.FLOAT, DECIMAL, "-0123456789");
        addImplicitResolver(Tag.NULL, NOTHING, "~n\0");
    }
}
