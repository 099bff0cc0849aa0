package dev.beseda.llm.knowledge.products.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import dev.beseda.kit.json.BoundedNumber;
import dev.beseda.kit.text.Cut;
import dev.beseda.llm.knowledge.products.ProductDraft;
import dev.beseda.llm.knowledge.rules.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads products out of a partner's answer. All of them or none: half a list would take the other half away.
final class PartnerList {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final Pattern BLANK = Pattern.compile("[\\s\u00a0]");

    private final FieldPointers fields;
    private final int most;

    PartnerList(FieldPointers fields, int most) {
        this.fields = fields;
        this.most = most;
    }

    /// A product as the partner tells of it.
    record Item(String externalId, ProductDraft draft) {}

    /// Fails with [UnusableList].
    List<Item> read(ObjectMapper json, String body, String listPointer) {
        var list = parsed(json, body).at(listPointer);
        if (!list.isArray()) {
            throw new UnusableList("There is no list at \"%s\" of the answer".formatted(listPointer));
        }
        if (list.isEmpty()) {
            throw new UnusableList("The list is empty, so the products stay as they are");
        }
        if (list.size() > most) {
            throw new UnusableList("The list has %d products, and %d may be".formatted(list.size(), most));
        }
        return items(list);
    }

    private static JsonNode parsed(ObjectMapper json, String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException | NumberFormatException wrong) {
            throw new UnusableList("The answer is not JSON");
        }
    }

    private List<Item> items(JsonNode list) {
        var items = new ArrayList<Item>();
        var ids = new HashSet<String>();
        for (int place = 0; place < list.size(); place++) {
            var item = item(list.get(place), "item %d of the list".formatted(place + 1));
            if (!ids.add(item.externalId())) {
                throw new UnusableList("Two items of the list have the id %s".formatted(item.externalId()));
            }
            items.add(item);
        }
        return items;
    }

    private Item item(JsonNode item, String where) {
        var id = text(item, fields.id(), LONGEST_NAME).orElseThrow(() -> lacks(where, "id", fields.id()));
        var name = text(item, fields.name(), LONGEST_NAME).orElseThrow(() -> lacks(where, "name", fields.name()));
        var price = price(item, where);
        var draft = new ProductDraft(
                null,
                name,
                text(item, fields.description(), LONGEST_TEXT).orElse(null),
                price.map(Price::minor).orElse(null),
                price.map(Price::currency).orElse(null),
                text(item, fields.url(), 2000).filter(ProductDraft::isAddress).orElse(null),
                tags(item),
                isAvailable(item),
                attributes(item));
        return new Item(id, draft);
    }

    private Optional<Price> price(JsonNode item, String where) {
        var number = text(item, fields.price(), 40);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        var currency = text(item, fields.currency(), 10)
                .or(() -> Optional.ofNullable(fields.usualCurrency()))
                .filter(Price::isCurrency)
                .orElseThrow(() -> new UnusableList("The price in %s has no known currency".formatted(where)));
        var amount = BoundedNumber.of(BLANK.matcher(number.get()).replaceAll("").replace(',', '.'))
                .orElseThrow(() -> noPrice(where, number.get()));
        try {
            var price = fields.priceUnit() == FieldPointers.Unit.MINOR
                    ? new Price(amount.longValueExact(), currency)
                    : Price.of(amount, currency);
            return Optional.of(price).filter(found -> found.minor() >= 0);
        } catch (ArithmeticException wrong) {
            throw noPrice(where, number.get());
        }
    }

    private List<String> tags(JsonNode item) {
        return Optional.ofNullable(fields.tags()).map(item::at).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .filter(JsonNode::isValueNode)
                .map(tag -> cut(tag.asText(), 100))
                .filter(tag -> !tag.isBlank())
                .limit(50)
                .toList();
    }

    private boolean isAvailable(JsonNode item) {
        var told = fields.available() == null ? null : item.at(fields.available());
        if (told == null || told.isMissingNode() || told.isNull()) {
            return true;
        }
        return told.isNumber() ? told.asDouble() > 0 : told.asBoolean();
    }

    private Map<String, Object> attributes(JsonNode item) {
        var attributes = new HashMap<String, Object>();
        fields.others()
                .forEach((name, pointer) -> text(item, pointer, 500).ifPresent(value -> attributes.put(name, value)));
        return attributes;
    }

    private static Optional<String> text(JsonNode item, @Nullable String pointer, int longest) {
        return Optional.ofNullable(pointer)
                .flatMap(place -> Optional.of(item.at(place))
                        .filter(value -> value.isValueNode() && !value.isNull())
                        .map(value -> value.isNumber() ? plain(value, place) : cut(value.asText(), longest)))
                .filter(text -> !text.isBlank());
    }

    private static String plain(JsonNode number, String pointer) {
        return BoundedNumber.of(number)
                .map(BigDecimal::toPlainString)
                .orElseThrow(() -> new UnusableList(
                        "A number at \"%s\" has more than 40 digits before or after its point".formatted(pointer)));
    }

    private static String cut(String text, int longest) {
        return Cut.to(longest, text.replace("\0", "").strip());
    }

    private static UnusableList noPrice(String where, String what) {
        return new UnusableList("The price in %s is none: %s".formatted(where, what));
    }

    private static UnusableList lacks(String where, String what, String pointer) {
        return new UnusableList("There is no %s at \"%s\" of %s".formatted(what, pointer, where));
    }
}
