package dev.beseda.simulator.botapi.others;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.calls.Behaviour;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Sets of stickers: names, order and words; pictures are not kept.
final class StickerMethods {
    private static final int MOST_SETS = 1_000;
    private static final int MOST_STICKERS = 200;
    private static final int SIDE = 512;

    private final World world;
    private final Map<String, ObjectNode> sets = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
            return size() > MOST_SETS;
        }
    };

    StickerMethods(World world) {
        this.world = world;
    }

    Answer createNewStickerSet(Bot bot, Arguments call) {
        var name = call.text("name").orElse("");
        if (!name.matches("(?i)[a-z][a-z0-9_]*_by_" + bot.names().username())) {
            throw ApiError.badRequest("invalid sticker set name is specified");
        }
        if (sets.containsKey(name)) {
            throw ApiError.badRequest("sticker set name is already occupied");
        }
        var kind = call.text("sticker_type").orElse("regular");
        var set = Json.object()
                .put("name", name)
                .put("title", call.text("title").orElse(""))
                .put("sticker_type", kind);
        var stickers = set.putArray("stickers");
        call.node("stickers").orElseThrow().forEach(given -> stickers.add(sticker(set, given)));
        sets.put(name, set);
        return Answer.Success.yes();
    }

    Answer getStickerSet(Bot bot, Arguments call) {
        return Answer.Success.of(set(call));
    }

    Answer addStickerToSet(Bot bot, Arguments call) {
        var set = set(call);
        if (stickers(set).size() >= MOST_STICKERS) {
            throw ApiError.badRequest("STICKERS_TOO_MUCH");
        }
        stickers(set).add(sticker(set, call.node("sticker").orElseThrow()));
        return Answer.Success.yes();
    }

    Answer replaceStickerInSet(Bot bot, Arguments call) {
        var set = set(call);
        int place = place(set, call.text("old_sticker").orElse(""));
        stickers(set).set(place, sticker(set, call.node("sticker").orElseThrow()));
        return Answer.Success.yes();
    }

    Answer deleteStickerFromSet(Bot bot, Arguments call) {
        var id = call.text("sticker").orElse("");
        var set = setOf(id);
        stickers(set).remove(place(set, id));
        return Answer.Success.yes();
    }

    Answer setStickerPositionInSet(Bot bot, Arguments call) {
        var id = call.text("sticker").orElse("");
        var set = setOf(id);
        var moved = stickers(set).remove(place(set, id));
        long wanted =
                Math.clamp(call.number("position").orElse(0), 0, stickers(set).size());
        stickers(set).insert((int) wanted, moved);
        return Answer.Success.yes();
    }

    /// Changes a sticker the call names.
    Behaviour.AtOnce changing(Consumer<Change> change) {
        return (bot, call) -> {
            var id = call.text("sticker").orElse("");
            var set = setOf(id);
            change.accept(new Change((ObjectNode) stickers(set).get(place(set, id)), call));
            return Answer.Success.yes();
        };
    }

    /// A sticker and what is wanted of it.
    record Change(ObjectNode sticker, Arguments call) {
        void emoji() {
            sticker.put("emoji", call.node("emoji_list").orElseThrow().path(0).asText());
        }

        void maskPosition() {
            call.node("mask_position")
                    .ifPresentOrElse(
                            position -> sticker.set("mask_position", position), () -> sticker.remove("mask_position"));
        }
    }

    Answer setStickerSetTitle(Bot bot, Arguments call) {
        set(call).put("title", call.text("title").orElse(""));
        return Answer.Success.yes();
    }

    Answer setThumbnail(Bot bot, Arguments call) {
        return Answer.Success.of(Json.tree(!set(call).isEmpty()));
    }

    Answer deleteStickerSet(Bot bot, Arguments call) {
        sets.remove(set(call).path("name").asText());
        return Answer.Success.yes();
    }

    Answer uploadStickerFile(Bot bot, Arguments call) {
        return Answer.Success.of(Json.object()
                .put("file_id", "sticker" + world.freshNumber())
                .put("file_unique_id", "unique" + world.freshNumber()));
    }

    private ObjectNode sticker(ObjectNode set, JsonNode given) {
        var format = given.path("format").asText();
        return Json.object()
                .put("file_id", "sticker" + world.freshNumber())
                .put("file_unique_id", "unique" + world.freshNumber())
                .put("type", set.path("sticker_type").asText())
                .put("width", SIDE)
                .put("height", SIDE)
                .put("is_animated", format.equals("animated"))
                .put("is_video", format.equals("video"))
                .put("emoji", given.path("emoji_list").path(0).asText())
                .put("set_name", set.path("name").asText());
    }

    private ObjectNode set(Arguments call) {
        var set = sets.get(call.text("name").orElse(""));
        if (set == null) {
            throw ApiError.badRequest("STICKERSET_INVALID");
        }
        return set;
    }

    private ObjectNode setOf(String sticker) {
        return sets.values().stream()
                .filter(set -> find(set, sticker) >= 0)
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("STICKER_INVALID"));
    }

    private static int place(ObjectNode set, String sticker) {
        int found = find(set, sticker);
        if (found < 0) {
            throw ApiError.badRequest("STICKER_INVALID");
        }
        return found;
    }

    private static int find(ObjectNode set, String sticker) {
        for (int place = 0; place < stickers(set).size(); place++) {
            if (stickers(set).get(place).path("file_id").asText().equals(sticker)) {
                return place;
            }
        }
        return -1;
    }

    private static ArrayNode stickers(ObjectNode set) {
        return (ArrayNode) set.path("stickers");
    }
}
