package dev.beseda.simulator.botapi.others;

import static dev.beseda.simulator.botapi.calls.Behaviour.atOnce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Behaviour;
import dev.beseda.simulator.botapi.calls.Methods;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Methods about things this world does not have, such as gifts and business accounts: their arguments are checked,
/// what they name must exist, and they answer as Telegram does where there is nothing of the kind.
final class PlainMethods {
    private static final List<String> OF_BUSINESS = List.of(
            "sendChecklist",
            "editMessageChecklist",
            "getBusinessConnection",
            "readBusinessMessage",
            "deleteBusinessMessages",
            "setBusinessAccountName",
            "setBusinessAccountUsername",
            "setBusinessAccountBio",
            "setBusinessAccountProfilePhoto",
            "removeBusinessAccountProfilePhoto",
            "setBusinessAccountGiftSettings",
            "getBusinessAccountStarBalance",
            "transferBusinessAccountStars",
            "getBusinessAccountGifts",
            "convertGiftToStars",
            "upgradeGift",
            "transferGift",
            "postStory",
            "repostStory",
            "editStory",
            "deleteStory");
    private static final List<String> OF_EPHEMERAL_MESSAGES = List.of(
            "editEphemeralMessageText",
            "editEphemeralMessageMedia",
            "editEphemeralMessageCaption",
            "editEphemeralMessageReplyMarkup",
            "deleteEphemeralMessage");
    /// Done, as far as anybody can see.
    private static final List<String> ABOUT_PEOPLE =
            List.of("setUserEmojiStatus", "verifyUser", "removeUserVerification", "setPassportDataErrors");

    private static final Map<String, Supplier<ObjectNode>> EMPTY_OF_PEOPLE = Map.of(
            "getUserProfilePhotos", () -> list("photos").put("total_count", 0),
            "getUserProfileAudios", () -> list("audios").put("total_count", 0),
            "getUserGifts", () -> list("gifts").put("total_count", 0),
            "getUserChatBoosts", () -> list("boosts"));

    private final World world;
    private final Chats chats;

    PlainMethods(World world) {
        this.world = world;
        this.chats = new Chats(world);
    }

    void joinTo(Methods table) {
        OF_BUSINESS.forEach(name -> table.add(name, refusing("business connection not found")));
        OF_EPHEMERAL_MESSAGES.forEach(name -> table.add(name, refusing("message to edit not found")));
        ABOUT_PEOPLE.forEach(name -> table.add(name, forPerson(() -> Json.tree(true))));
        EMPTY_OF_PEOPLE.forEach((name, empty) -> table.add(name, forPerson(empty::get)));
        table.add("getUserPersonalChatMessages", forPerson(Json::array));
        forChats(table);
        forAll(table);
    }

    private void forChats(Methods table) {
        for (var name : List.of("verifyChat", "removeChatVerification")) {
            table.add(name, atOnce((bot, call) -> {
                var unused = chats.existing(bot, call);
                return Answer.Success.yes();
            }));
        }
        table.add("getChatGifts", atOnce((bot, call) -> {
            var unused = chats.existing(bot, call);
            return Answer.Success.of(list("gifts").put("total_count", 0));
        }));
        for (var name : List.of("approveSuggestedPost", "declineSuggestedPost")) {
            table.add(name, refusing("SUGGESTED_POST_PEER_INVALID"));
        }
    }

    private static void forAll(Methods table) {
        table.add("sendGift", refusing("STARGIFT_INVALID"));
        table.add("giftPremiumSubscription", refusing("BALANCE_TOO_LOW"));
        table.add("getAvailableGifts", atOnce((bot, call) -> Answer.Success.of(list("gifts"))));
        for (var name : List.of("getForumTopicIconStickers", "getCustomEmojiStickers")) {
            table.add(name, atOnce((bot, call) -> Answer.Success.of(Json.array())));
        }
        for (var name : List.of("logOut", "close", "setMyProfilePhoto", "removeMyProfilePhoto")) {
            table.add(name, atOnce((bot, call) -> Answer.Success.yes()));
        }
    }

    private Behaviour forPerson(Supplier<? extends JsonNode> result) {
        return atOnce((bot, call) -> {
            if (world.users().find(call.number("user_id").orElse(0)).isEmpty()) {
                throw ApiError.badRequest("user not found");
            }
            return Answer.Success.of(result.get());
        });
    }

    private static Behaviour refusing(String reason) {
        return atOnce((bot, call) -> {
            throw ApiError.badRequest(reason);
        });
    }

    private static ObjectNode list(String name) {
        var json = Json.object();
        json.putArray(name);
        return json;
    }
}
