package dev.beseda.bot.conversations.state;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.text.WireName;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Values as JSON: texts, whole numbers and truths as themselves, the others as an object with one field that says what
/// it is. A number with a fraction is written as a text there: as a number of JSON it would lose digits.
public final class Values {
    private Values() {}

    public static Object write(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number(number);
            case Value.Money(var amount, var currency) ->
                new JsonObject().put("money", amount.toPlainString()).put("currency", WireName.of(currency));
            case Value.Truth(boolean holds) -> holds;
            case Value.Day(var day) -> new JsonObject().put("day", day.toString());
            case Value.Place(double latitude, double longitude) ->
                new JsonObject()
                        .put("place", new JsonObject().put("latitude", latitude).put("longitude", longitude));
            case Value.File(var kind, var fileId, var name, long bytes) ->
                new JsonObject()
                        .put(
                                "file",
                                new JsonObject()
                                        .put("kind", WireName.of(kind))
                                        .put("file_id", fileId)
                                        .put("name", name)
                                        .put("bytes", bytes));
            case Value.Nothing() -> new JsonObject();
        };
    }

    private static Object number(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            return new JsonObject().put("number", number.toPlainString());
        }
    }

    /// What is of no known form is kept as its text.
    public static Value read(@Nullable Object json) {
        return switch (json) {
            case null -> new Value.Nothing();
            case Boolean holds -> new Value.Truth(holds);
            case Number number -> Value.number(new BigDecimal(number.toString()));
            case JsonObject object -> read(object);
            default -> new Value.Text(json.toString());
        };
    }

    private static Value read(JsonObject json) {
        if (json.containsKey("day")) {
            return new Value.Day(LocalDate.parse(json.getString("day")));
        }
        if (json.containsKey("money")) {
            return new Value.Money(
                    new BigDecimal(json.getString("money")),
                    WireName.parse(Currency.class, json.getString("currency")));
        }
        if (json.containsKey("number")) {
            return Value.number(new BigDecimal(json.getString("number")));
        }
        if (json.containsKey("place")) {
            var place = json.getJsonObject("place");
            return new Value.Place(place.getDouble("latitude"), place.getDouble("longitude"));
        }
        return json.containsKey("file") ? file(json.getJsonObject("file")) : new Value.Nothing();
    }

    private static Value file(JsonObject file) {
        return new Value.File(
                WireName.parse(FileKind.class, file.getString("kind")),
                file.getString("file_id"),
                file.getString("name"),
                file.getLong("bytes"));
    }
}
