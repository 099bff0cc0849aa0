package dev.beseda.bot.scenarios.fields;

import com.google.re2j.Pattern;
import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.expressions.ExpressionFault;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.text.WireName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The fields of a step's `config`, or of an object in it, read one by one;
/// what is missing, unknown or of another kind is named.
public final class Fields {
    public static final int LONGEST_LABEL = 100;

    /// What the key of a step looks like.
    public static final String KEY_FORM = "[a-z0-9][a-z0-9_-]{0,63}";

    public static final String KEY_MESSAGE = "1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit";

    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}\\p{N}_]{1,64}");
    private static final Pattern KEY = Pattern.compile(KEY_FORM);

    private final String path;
    private final Map<String, Object> unread;
    private final Surroundings surroundings;

    private Fields(String path, Map<String, Object> fields, Surroundings surroundings) {
        this.path = path;
        this.unread = new LinkedHashMap<>(fields);
        this.surroundings = surroundings;
    }

    /// @param path what errors call the object, such as `config`; empty at the very top
    public static Fields of(String path, Map<String, Object> fields, Surroundings surroundings) {
        return new Fields(path, fields, surroundings);
    }

    /// The fields of the object that stands at `place`, such as `options[2]`.
    public Fields inside(String place, @Nullable Object object) {
        if (!(plain(object) instanceof Map<?, ?> map)) {
            throw wrong(place, "must be an object");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                fields.put(String.valueOf(name), value);
            }
        });
        return new Fields(at(place), fields, surroundings);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public boolean has(String name) {
        return unread.get(name) != null;
    }

    /// A text for people: written once in the language of the bot, or in several languages.
    public Text text(String name) {
        return text(name, take(name), BotSettings.LONGEST_TEXT);
    }

    /// A text for people, or none.
    public Text optionalText(String name) {
        return optional(name, this::text).orElseGet(() -> new Text(Map.of()));
    }

    /// What a button says.
    public Text label(String name, Object written) {
        return text(name, written, LONGEST_LABEL);
    }

    public Text label(String name) {
        return label(name, take(name));
    }

    /// What `read` makes of a field, unless it is left out or null.
    public <T> Optional<T> optional(String name, Function<String, T> read) {
        if (has(name)) {
            return Optional.of(read.apply(name));
        }
        skip(name);
        return Optional.empty();
    }

    public String variable(String name) {
        return variable(name, take(name));
    }

    public String variable(String name, Object written) {
        return matching(name, written, VARIABLE, "must be 1 to 64 letters, digits or _");
    }

    /// The key of another step; whether it exists is asked when the scenario is published.
    public String key(String name) {
        return matching(name, take(name), KEY, "must be the key of a step: " + KEY_MESSAGE);
    }

    /// A text of the author's, not empty.
    public String words(String name, int longest) {
        return optionalWords(name, longest)
                .filter(words -> !words.isBlank())
                .orElseThrow(() -> wrong(name, "must be a text of 1 to " + longest + " characters"));
    }

    public Optional<String> optionalWords(String name, int longest) {
        return switch (unread.remove(name)) {
            case null -> Optional.empty();
            case String words when words.length() <= longest && words.indexOf('\0') < 0 -> Optional.of(words);
            default -> throw wrong(name, "must be a text of at most " + longest + " characters");
        };
    }

    public Optional<Integer> whole(String name, int least, int most) {
        return switch (unread.remove(name)) {
            case null -> Optional.empty();
            case Integer number when number >= least && number <= most -> Optional.of(number);
            default -> throw wrong(name, "must be a whole number from %d to %d".formatted(least, most));
        };
    }

    /// The number, if that is what was written; anything else is left to be read otherwise.
    public Optional<BigDecimal> number(String name) {
        return unread.get(name) instanceof Number
                ? Optional.of(new BigDecimal(take(name).toString()))
                : Optional.empty();
    }

    /// @param usual what holds when it is left out
    public boolean flag(String name, boolean usual) {
        return switch (unread.remove(name)) {
            case null -> usual;
            case Boolean flag -> flag;
            default -> throw wrong(name, "must be true or false");
        };
    }

    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> choices) {
        return optional(name, present -> oneOf(present, take(present), choices));
    }

    public <E extends Enum<E>> E oneOf(String name, Object written, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> WireName.of(choice).equals(written))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "must be one of "
                                + Arrays.stream(choices.getEnumConstants())
                                        .map(WireName::of)
                                        .collect(Collectors.joining(", "))));
    }

    public Duration time(String name) {
        return Times.read(take(name)).orElseThrow(() -> wrong(name, Times.SENTENCE));
    }

    public Expression expression(String name) {
        var source = words(name, BotSettings.LONGEST_TEXT);
        try {
            return Expression.parse(source);
        } catch (ExpressionFault fault) {
            throw wrong(name, "%s (character %d)".formatted(fault.getMessage(), fault.position() + 1));
        }
    }

    /// JSON that is kept as it was written.
    public Object json(String name) {
        return json(name, take(name));
    }

    /// The same, of a part that was taken already.
    public Object json(String name, Object written) {
        JsonBounds.fault(written).ifPresent(fault -> {
            throw wrong(name, fault);
        });
        return written;
    }

    /// What `read` makes of the object of that name; it may leave nothing over.
    public <T> T object(String name, Function<Fields, T> read) {
        return object(name, take(name), read);
    }

    /// The same of an object that was taken already.
    public <T> T object(String place, @Nullable Object written, Function<Fields, T> read) {
        var fields = inside(place, written);
        var made = read.apply(fields);
        fields.end();
        return made;
    }

    /// What `read` makes of the objects of a list; none when it is left out.
    public <T> List<T> objects(String name, int most, Function<Fields, T> read) {
        return items(name, most, (place, written) -> object(place, written, read));
    }

    /// What `read` makes of the items of a list and their places, such as `options[2]`; none when it is left out.
    public <T> List<T> items(String name, int most, BiFunction<String, Object, T> read) {
        return switch (plain(unread.remove(name))) {
            case null -> List.of();
            case List<?> items
            when items.size() <= most && items.stream().noneMatch(Objects::isNull) ->
                IntStream.range(0, items.size())
                        .mapToObj(at -> read.apply("%s[%d]".formatted(name, at), items.get(at)))
                        .toList();
            default -> throw wrong(name, "must be a list of at most " + most);
        };
    }

    /// What `read` makes of each field of an object whose fields may have any name; empty when it is left out.
    public <T> Map<String, T> entries(String name, int most, BiFunction<Fields, String, T> read) {
        var entries = new LinkedHashMap<String, T>();
        if (has(name)) {
            var object = inside(name, take(name));
            if (object.unread.size() > most) {
                throw wrong(name, "must have at most " + most + " fields");
            }
            List.copyOf(object.unread.keySet()).forEach(field -> entries.put(field, read.apply(object, field)));
        }
        return entries;
    }

    public Object take(String name) {
        Object value = unread.remove(name);
        if (value == null) {
            throw wrong(name, "is needed");
        }
        return value;
    }

    /// Leaves a field to somebody else.
    public void skip(String name) {
        unread.remove(name);
    }

    /// Nothing may be left over.
    public void end() {
        unread.keySet().stream().findFirst().ifPresent(name -> {
            throw wrong(name, "is not a known field here");
        });
    }

    public BadField wrong(String name, String sentence) {
        return new BadField(at(name), sentence);
    }

    /// The object as a whole is wrong.
    public BadField tooLarge(String sentence) {
        return new BadField(path, sentence);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The same without the wrappers of the JSON library.
    public static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> object.getMap();
            case JsonArray array -> array.getList();
            default -> value;
        };
    }

    private Text text(String name, Object written, int longest) {
        return new WrittenText(at(name), longest).read(plain(written), surroundings.language());
    }

    private String matching(String name, Object value, Pattern pattern, String sentence) {
        if (value instanceof String text && pattern.matcher(text).matches()) {
            return text;
        }
        throw wrong(name, sentence);
    }
}
