package dev.beseda.bot.scenarios.files;

import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Where each field of a YAML file stands, by its path such as `steps[0].config.text`. It is looked for when
/// somebody asks: the paths of all fields together would take far more room than the file.
record FieldLines(Node root) {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]");

    /// The line of a node, counted from 1.
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /// The line of the field, or of the innermost one there is that it should stand in.
    int of(String field) {
        var found = new Place(root, field, 1);
        for (var next = found.inner(); next.isPresent(); next = found.inner()) {
            found = next.get();
        }
        return found.line();
    }

    /// @param rest the path from this node on
    private record Place(Node node, String rest, int line) {
        Optional<Place> inner() {
            return switch (node) {
                case MappingNode object when !rest.isEmpty() -> field(object);
                case SequenceNode list -> item(list);
                default -> Optional.empty();
            };
        }

        /// Names may have points and brackets: the longest one that fits is meant.
        private Optional<Place> field(MappingNode object) {
            var path = rest.startsWith(".") ? rest.substring(1) : rest;
            return object.getValue().stream()
                    .filter(entry -> begins(path, name(entry)))
                    .max(Comparator.comparingInt(entry -> name(entry).length()))
                    .map(entry -> new Place(
                            entry.getValueNode(),
                            path.substring(name(entry).length()),
                            FieldLines.line(entry.getKeyNode())));
        }

        private Optional<Place> item(SequenceNode list) {
            var index = INDEX.matcher(rest);
            if (!index.lookingAt()
                    || Integer.parseInt(index.group(1)) >= list.getValue().size()) {
                return Optional.empty();
            }
            var item = list.getValue().get(Integer.parseInt(index.group(1)));
            return Optional.of(new Place(item, rest.substring(index.end()), FieldLines.line(item)));
        }

        private static String name(NodeTuple entry) {
            return ((ScalarNode) entry.getKeyNode()).getValue();
        }

        private static boolean begins(String path, String name) {
            return path.startsWith(name)
                    && (path.length() == name.length() || ".[".indexOf(path.charAt(name.length())) >= 0);
        }
    }
}
