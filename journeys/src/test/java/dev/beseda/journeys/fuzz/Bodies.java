package dev.beseda.journeys.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Bodies that were right and are wrong at one place or two.
final class Bodies {
    /// Stands where the odd value comes: as a tree JSON can't be as odd as on the wire.
    private static final String PLACE = "@@place@@";

    /// Not UTF-8, and UTF-8 of what is no character.
    private static final List<byte[]> BAD_BYTES = List.of(
            new byte[] {(byte) 0xC3, '('},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {0},
            new byte[] {'\n', 7, 27});

    private Bodies() {}

    static byte[] of(JsonNode example, Dice dice) {
        return switch (dice.below(10)) {
            case 0 -> bytes(example.toString());
            case 1 -> damaged(bytes(example.toString()), dice);
            case 2 -> bytes(OddJson.value(dice));
            case 3 -> bytes(oddAtOnePlace(lacking(example, dice), dice));
            default -> bytes(oddAtOnePlace(example, dice));
        };
    }

    static byte[] of(String text, Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> bytes(text);
            case 1 -> bytes(oddLine(text, dice));
            default -> damaged(bytes(text), dice);
        };
    }

    private static String oddAtOnePlace(JsonNode example, Dice dice) {
        var tree = example.deepCopy();
        var parents = containers(tree);
        if (parents.isEmpty()) {
            return OddJson.value(dice);
        }
        putPlace(dice.oneOf(parents), dice);
        return tree.toString().replace("\"" + PLACE + "\"", OddJson.value(dice));
    }

    private static void putPlace(JsonNode parent, Dice dice) {
        if (parent instanceof ArrayNode list) {
            if (list.isEmpty() || dice.chance(20)) {
                list.add(PLACE);
            } else {
                list.set(dice.below(list.size()), PLACE);
            }
        } else if (parent instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            object.put(names.isEmpty() || dice.chance(10) ? "surprise" : dice.oneOf(names), PLACE);
        }
    }

    private static JsonNode lacking(JsonNode example, Dice dice) {
        var tree = example.deepCopy();
        if (tree instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            object.remove(dice.oneOf(names));
        }
        return tree;
    }

    private static List<JsonNode> containers(JsonNode tree) {
        var found = new ArrayList<JsonNode>();
        if (tree.isContainerNode()) {
            found.add(tree);
            tree.forEach(child -> found.addAll(containers(child)));
        }
        return found;
    }

    private static String oddLine(String text, Dice dice) {
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = dice.below(lines.size());
        var line = lines.get(at);
        int colon = line.indexOf(':');
        var odd = OddJson.value(dice);
        lines.set(at, colon < 0 ? odd : line.substring(0, colon + 1) + " " + odd);
        return String.join("\n", lines);
    }

    private static byte[] damaged(byte[] body, Dice dice) {
        int at = dice.below(body.length + 1);
        var before = Arrays.copyOf(body, at);
        var after = Arrays.copyOfRange(body, Math.min(body.length, at + dice.below(3)), body.length);
        return switch (dice.below(4)) {
            case 0 -> before;
            case 1 -> joined(before, dice.oneOf(BAD_BYTES), after);
            case 2 -> joined(before, new byte[] {(byte) dice.below(256)}, after);
            default -> joined(body, bytes("x"), body);
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var whole = new byte[length];
        var at = new int[parts.length];
        IntStream.range(1, parts.length).forEach(part -> at[part] = at[part - 1] + parts[part - 1].length);
        IntStream.range(0, parts.length)
                .forEach(part -> System.arraycopy(parts[part], 0, whole, at[part], parts[part].length));
        return whole;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
