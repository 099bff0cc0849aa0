package dev.beseda.bot.scenarios.files;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;

/// Writes plain data as YAML that people like to read: texts of several lines as they are, everything in its order.
final class YamlWriter {
    private static final int WIDTH = 120;
    private static final int INDENT = 2;
    /// YAML takes them for line breaks, too, and would not give them back as they were.
    private static final Pattern FOREIGN_BREAK = Pattern.compile("[\\r\u0085\u2028\u2029]");

    private YamlWriter() {}

    static String write(Map<String, Object> fields) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(WIDTH);
        options.setSplitLines(false);
        options.setIndent(INDENT);
        var loading = new LoaderOptions();
        return new Yaml(new SafeConstructor(loading), new PlainData(options), options, loading, new CoreSchema())
                .dump(fields);
    }

    private static final class PlainData extends Representer {
        PlainData(DumperOptions options) {
            super(options);
            representers.put(String.class, data -> text((String) data));
            representers.put(BigDecimal.class, data -> representScalar(Tag.FLOAT, ((BigDecimal) data).toPlainString()));
        }

        private Node text(String text) {
            if (!StreamReader.isPrintable(text) || FOREIGN_BREAK.matcher(text).find()) {
                return representScalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
            }
            return representScalar(Tag.STR, text, text.indexOf('\n') >= 0 ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
        }
    }
}
