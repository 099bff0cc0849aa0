package dev.beseda.simulator.control.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.world.refusals.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Takes the fields of a request one by one; in the end none may be left.
public final class Form {
    private final ObjectNode values;
    private final Set<String> taken = new HashSet<>();

    public Form(ObjectNode values) {
        this.values = values;
    }

    public String text(String name) {
        return textIfAny(name).orElseThrow(() -> wrong(name, "is required"));
    }

    public Optional<String> textIfAny(String name) {
        return value(name).map(value -> {
            if (!value.isTextual() || value.textValue().isEmpty()) {
                throw wrong(name, "must be a text and not empty");
            }
            return value.textValue();
        });
    }

    public long number(String name) {
        return numberIfAny(name).orElseThrow(() -> wrong(name, "is required"));
    }

    public OptionalLong numberIfAny(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!value.get().isIntegralNumber() || !value.get().canConvertToLong()) {
            throw wrong(name, "must be a whole number");
        }
        return OptionalLong.of(value.get().longValue());
    }

    public OptionalInt countIfAny(String name, int least, int most) {
        var number = numberIfAny(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.getAsLong() < least || number.getAsLong() > most) {
            throw wrong(name, "must be from %d to %d".formatted(least, most));
        }
        return OptionalInt.of((int) number.getAsLong());
    }

    public double shareIfAny(String name, double otherwise) {
        var value = value(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        double share = value.get().doubleValue();
        if (!value.get().isNumber() || share < 0 || share > 1) {
            throw wrong(name, "must be a number from 0 to 1");
        }
        return share;
    }

    public boolean flag(String name) {
        var value = value(name).orElseThrow(() -> wrong(name, "is required"));
        if (!value.isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return value.booleanValue();
    }

    public Optional<Boolean> flagIfAny(String name) {
        return value(name).isPresent() ? Optional.of(flag(name)) : Optional.empty();
    }

    /// A number above 0, perhaps with a fraction.
    public OptionalDouble amountIfAny(String name, double most) {
        var value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double amount = value.get().doubleValue();
        if (!value.get().isNumber() || amount <= 0 || amount > most) {
            throw wrong(name, "must be a number above 0, at most %.0f".formatted(most));
        }
        return OptionalDouble.of(amount);
    }

    /// The elements, each a form of its own.
    public List<Form> formsIfAny(String name) {
        var forms = new ArrayList<Form>();
        value(name)
                .ifPresent(array -> array.forEach(element -> {
                    if (!(element instanceof ObjectNode object)) {
                        throw wrong(name, "must be a list of objects");
                    }
                    forms.add(new Form(object));
                }));
        return forms;
    }

    public List<String> textsIfAny(String name) {
        var texts = new ArrayList<String>();
        value(name)
                .ifPresent(array -> array.forEach(element -> {
                    if (!element.isTextual()) {
                        throw wrong(name, "must be a list of texts");
                    }
                    texts.add(element.textValue());
                }));
        return texts;
    }

    public List<Long> numbersIfAny(String name) {
        var numbers = new ArrayList<Long>();
        value(name)
                .ifPresent(array -> array.forEach(element -> {
                    if (!element.canConvertToInt()) {
                        throw wrong(name, "must be a list of whole numbers");
                    }
                    numbers.add(element.longValue());
                }));
        return numbers;
    }

    public boolean has(String name) {
        return value(name).isPresent();
    }

    /// A number from `-most` to `most`.
    public double decimal(String name, double most) {
        var value = value(name).orElseThrow(() -> wrong(name, "is required"));
        if (!value.isNumber() || Math.abs(value.doubleValue()) > most) {
            throw wrong(name, "must be a number from -%1$s to %1$s".formatted(most));
        }
        return value.doubleValue();
    }

    public List<Long> numbers(String name) {
        var value = value(name).orElseThrow(() -> wrong(name, "is required"));
        var numbers = new ArrayList<Long>();
        for (var element : value) {
            if (!element.isIntegralNumber()) {
                throw wrong(name, "must be a list of whole numbers");
            }
            numbers.add(element.longValue());
        }
        return numbers;
    }

    public ObjectNode object(String name) {
        var value = value(name).orElseThrow(() -> wrong(name, "is required"));
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrong(name, "must be an object");
    }

    /// A bot is named by its id (a number), its token or its `@username`.
    public String botReference(String name) {
        return botReferenceIfAny(name).orElseThrow(() -> wrong(name, "is required"));
    }

    public Optional<String> botReferenceIfAny(String name) {
        return value(name).map(value -> {
            if (!value.isTextual() && !value.isIntegralNumber()) {
                throw wrong(name, "must be a bot's id, token or @username");
            }
            return value.asText();
        });
    }

    public void end() {
        values.fieldNames().forEachRemaining(name -> {
            if (!taken.contains(name)) {
                throw wrong(name, "is unknown here");
            }
        });
    }

    private Optional<JsonNode> value(String name) {
        taken.add(name);
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
    }

    private static Refusal wrong(String name, String what) {
        return new Refusal(Refusal.Reason.WRONG, name, "Field \"%s\" %s".formatted(name, what));
    }
}
