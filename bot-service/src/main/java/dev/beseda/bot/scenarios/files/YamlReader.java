package dev.beseda.bot.scenarios.files;

import dev.beseda.kit.web.BadField;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/// Reads YAML as plain data: objects, lists, texts, numbers, truths. Types and aliases are refused.
final class YamlReader {
    private static final int DEEPEST = 50;
    private static final int LONGEST = 1_000_000;

    private final Map<String, Integer> lines = new HashMap<>();

    private YamlReader() {}

    /// @param lines where each field stands, by its path such as `steps[0].config.text`
    record Document(Map<String, Object> fields, Map<String, Integer> lines) {
        /// The same error with the line of the field, or of what it should stand in.
        BadField located(BadField wrong) {
            for (var path = wrong.field(); !path.isEmpty(); path = parent(path)) {
                if (lines.get(path) instanceof Integer line) {
                    return new BadField(wrong.field(), wrong.sentence() + " (line " + line + ")");
                }
            }
            return new BadField(wrong.field(), wrong.sentence() + " (line 1)");
        }

        int line(String field) {
            for (var path = field; !path.isEmpty(); path = parent(path)) {
                if (lines.get(path) instanceof Integer line) {
                    return line;
                }
            }
            return 1;
        }

        private static String parent(String path) {
            return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
    }

    static Document read(String text) {
        var reader = new YamlReader();
        if (reader.plain(parsed(text), "") instanceof Map<?, ?> map) {
            var fields = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            fields.values().removeIf(value -> value == null);
            return new Document(fields, Map.copyOf(reader.lines));
        }
        throw wrong("must be an object with fields");
    }

    private static @Nullable Node parsed(String text) {
        try {
            return yaml().compose(new StringReader(text));
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            var where = mark == null ? "" : " (line %d, column %d)".formatted(mark.getLine() + 1, mark.getColumn() + 1);
            throw wrong("is not well-formed YAML: " + broken.getProblem() + where);
        } catch (YAMLException refused) {
            throw wrong("is no YAML that is taken here: " + refused.getMessage());
        }
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        var dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new CoreSchema());
    }

    private @Nullable Object plain(@Nullable Node node, String path) {
        if (node != null && !path.isEmpty()) {
            lines.put(path, node.getStartMark().getLine() + 1);
        }
        return switch (node) {
            case null -> null;
            case ScalarNode scalar -> scalar(scalar, path);
            case SequenceNode sequence -> list(sequence, path);
            case MappingNode mapping -> object(mapping, path);
            default -> throw wrong("has something at line %d that is not understood".formatted(line(node)));
        };
    }

    private List<@Nullable Object> list(SequenceNode sequence, String path) {
        expect(sequence, Tag.SEQ);
        var items = new ArrayList<@Nullable Object>();
        for (var item : sequence.getValue()) {
            items.add(plain(item, "%s[%d]".formatted(path, items.size())));
        }
        return items;
    }

    private Map<String, @Nullable Object> object(MappingNode mapping, String path) {
        expect(mapping, Tag.MAP);
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw wrong("has a field at line %d whose name is no word".formatted(line(entry.getKeyNode())));
            }
            var field = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            if (object.containsKey(key.getValue())) {
                throw new BadField(field, "is there twice (line %d)".formatted(line(key)));
            }
            object.put(key.getValue(), plain(entry.getValueNode(), field));
            lines.put(field, line(key));
        }
        return object;
    }

    private static @Nullable Object scalar(ScalarNode scalar, String path) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return text;
        }
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        if (tag.equals(Tag.INT) && CoreSchema.WHOLE.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number == (int) number ? (Object) (int) number : (Object) number;
        }
        if (tag.equals(Tag.FLOAT) && text.matches("-?[0-9]{1,18}\\.[0-9]{1,18}")) {
            return new BigDecimal(text);
        }
        throw new BadField(path, "must not name a type of its own (line %d)".formatted(line(scalar)));
    }

    private static void expect(Node node, Tag tag) {
        if (!node.getTag().equals(tag)) {
            throw wrong("must not name types of its own (line %d)".formatted(line(node)));
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static BadField wrong(String sentence) {
        return new BadField("body", sentence);
    }
}
