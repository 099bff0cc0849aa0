package dev.beseda.bot.scenarios.files;

import com.google.re2j.Pattern;
import dev.beseda.kit.problems.BadField;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// Reads YAML as plain data: objects, lists, texts, numbers, truths. Types and aliases are refused.
final class YamlReader {
    private static final int DEEPEST = 50;
    private static final int LONGEST = 1_000_000;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_VALUES = 100_000;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}\\.[0-9]{1,18}");

    /// The names and indexes that lead to what is being read, such as `.steps`, `[0]`, `.config`.
    private final Deque<String> path = new ArrayDeque<>();

    private YamlReader() {}

    record Document(Map<String, Object> fields, FieldLines lines) {
        /// The same error with the line of the field, or of what it should stand in.
        BadField located(BadField wrong) {
            return new BadField(wrong.field(), "%s (line %d)".formatted(wrong.sentence(), line(wrong.field())));
        }

        int line(String field) {
            return lines.of(field);
        }
    }

    /// What a file is made of, as long as that is not too much. A value that is named once and meant a thousand
    /// times would be too much later.
    private static final class BoundedParser extends ParserImpl {
        private int values;

        BoundedParser(String text, LoaderOptions options) {
            super(new StreamReader(new StringReader(text)), options);
        }

        @Override
        public Event getEvent() {
            var event = super.getEvent();
            if (event instanceof AliasEvent) {
                throw new YAMLException(
                        "it has an alias at line " + (event.getStartMark().getLine() + 1));
            }
            if (event instanceof NodeEvent && ++values > MOST_VALUES) {
                throw new YAMLException("it has more than %d values".formatted(MOST_VALUES));
            }
            return event;
        }
    }

    static Document read(String text) {
        var root = parsed(text);
        if (root != null && new YamlReader().plain(root) instanceof Map<?, ?> map) {
            var fields = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            fields.values().removeIf(value -> value == null);
            return new Document(fields, new FieldLines(root));
        }
        throw wrong("must be an object with fields");
    }

    private static @Nullable Node parsed(String text) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        try {
            return new Composer(new BoundedParser(text, options), new CoreSchema(), options).getSingleNode();
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            var where = mark == null ? "" : " (line %d, column %d)".formatted(mark.getLine() + 1, mark.getColumn() + 1);
            throw wrong("is not well-formed YAML: " + broken.getProblem() + where);
        } catch (YAMLException refused) {
            throw wrong("is no YAML that is taken here: " + refused.getMessage());
        }
    }

    private @Nullable Object plain(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> list(sequence);
            case MappingNode mapping -> object(mapping);
            default -> throw wrong("has something at line %d that is not understood".formatted(FieldLines.line(node)));
        };
    }

    private List<@Nullable Object> list(SequenceNode sequence) {
        expect(sequence, Tag.SEQ);
        var items = new ArrayList<@Nullable Object>();
        for (var item : sequence.getValue()) {
            items.add(inside("[" + items.size() + "]", item));
        }
        return items;
    }

    private Map<String, @Nullable Object> object(MappingNode mapping) {
        expect(mapping, Tag.MAP);
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : mapping.getValue()) {
            var name = name(entry.getKeyNode());
            if (object.containsKey(name)) {
                path.addLast("." + name);
                throw new BadField(path(), "is there twice (line %d)".formatted(FieldLines.line(entry.getKeyNode())));
            }
            object.put(name, inside("." + name, entry.getValueNode()));
        }
        return object;
    }

    private static String name(Node key) {
        if (!(key instanceof ScalarNode word)) {
            throw wrong("has a field at line %d whose name is no word".formatted(FieldLines.line(key)));
        }
        if (word.getValue().length() > LONGEST_NAME) {
            throw wrong("has a field at line %d whose name is longer than %d characters"
                    .formatted(FieldLines.line(key), LONGEST_NAME));
        }
        return word.getValue();
    }

    private @Nullable Object inside(String part, Node node) {
        path.addLast(part);
        var value = plain(node);
        path.removeLast();
        return value;
    }

    /// Only a finding needs it: as long as it is read, a file costs no more than its length.
    private String path() {
        var joined = String.join("", path);
        return joined.startsWith(".") ? joined.substring(1) : joined;
    }

    private @Nullable Object scalar(ScalarNode scalar) {
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
        if (tag.equals(Tag.INT) && CoreSchema.isWhole(text)) {
            long number = Long.parseLong(text);
            return number == (int) number ? (Object) (int) number : (Object) number;
        }
        if (tag.equals(Tag.FLOAT) && DECIMAL.matches(text)) {
            return new BigDecimal(text);
        }
        throw new BadField(path(), "must not name a type of its own (line %d)".formatted(FieldLines.line(scalar)));
    }

    private static void expect(Node node, Tag tag) {
        if (!node.getTag().equals(tag)) {
            throw wrong("must not name types of its own (line %d)".formatted(FieldLines.line(node)));
        }
    }

    private static BadField wrong(String sentence) {
        return new BadField("body", sentence);
    }
}
