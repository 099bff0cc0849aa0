package dev.beseda.simulator.botapi.others;

import static dev.beseda.simulator.botapi.calls.Behaviour.atOnce;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.Behaviour;
import dev.beseda.simulator.botapi.calls.Methods;
import dev.beseda.simulator.botapi.messages.MessageMethodTable;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.money.Bill;
import dev.beseda.simulator.money.Payments;
import dev.beseda.simulator.polls.BallotBox;
import dev.beseda.simulator.queries.Queries;
import dev.beseda.simulator.world.World;

/// The part of the table of methods that is about money, queries, polls, games, stickers, and the rest.
public final class OtherMethodTable {
    private final World world;
    private final Records records;
    private final Sending sending;

    public OtherMethodTable(World world, Records records, MessageMethodTable messageMethodTable) {
        this.world = world;
        this.records = records;
        this.sending = messageMethodTable.sending();
    }

    /// What is remembered about them.
    public record Records(Payments payments, Queries queries, BallotBox polls) {
        public static Records of(World world) {
            return new Records(new Payments(world), new Queries(world), new BallotBox(world));
        }

        public void clear() {
            payments.clear();
            queries.clear();
            polls.clear();
        }
    }

    public void joinTo(Methods table) {
        money(table);
        queries(table);
        stickers(table);
        var polls = new PollMethods(sending, records.polls());
        table.add("sendPoll", atOnce(polls::sendPoll));
        table.add("stopPoll", atOnce(polls::stopPoll));
        var games = new GameMethods(world, sending);
        table.add("sendGame", atOnce(games::sendGame));
        table.add("setGameScore", atOnce(games::setGameScore));
        table.add("getGameHighScores", atOnce(games::getGameHighScores));
        new PlainMethods(world).joinTo(table);
    }

    private void money(Methods table) {
        var money = new MoneyMethods(world, records.payments(), sending);
        table.add("sendInvoice", atOnce(money::sendInvoice));
        table.add("createInvoiceLink", atOnce(money::createInvoiceLink));
        table.add("answerPreCheckoutQuery", atOnce(money::answerPreCheckoutQuery));
        table.add("refundStarPayment", atOnce(money::refundStarPayment));
        table.add("editUserStarSubscription", atOnce(money::editUserStarSubscription));
        table.add("getMyStarBalance", atOnce(money::getMyStarBalance));
        table.add("getStarTransactions", atOnce(money::getStarTransactions));
        table.find("sendPaidMedia").ifPresent(sends -> table.add("sendPaidMedia", rememberingPayload(sends)));
    }

    /// Who buys the media is told to the bot by this payload.
    private Behaviour rememberingPayload(Behaviour sends) {
        return (bot, call) -> sends.perform(bot, call).onSuccess(answer -> {
            if (answer instanceof Answer.Success done) {
                var price = new Bill.Price("XTR", call.number("star_count").orElse(0));
                var bill = new Bill("Paid media", call.text("payload").orElse(""), price, 0);
                records.payments()
                        .till(bot)
                        .ask("media" + done.result().path("message_id").asLong(), bill);
            }
        });
    }

    private void queries(Methods table) {
        var queries = new QueryMethods(world, records.queries());
        table.add("answerInlineQuery", atOnce(queries::answerInlineQuery));
        table.add("answerWebAppQuery", atOnce(queries::answerWebAppQuery));
        table.add("savePreparedInlineMessage", atOnce(queries::savePreparedInlineMessage));
        table.add("savePreparedKeyboardButton", atOnce(queries::savePreparedKeyboardButton));
        table.add("answerShippingQuery", atOnce(queries::neverAsked));
        table.add("answerGuestQuery", atOnce(queries::neverAsked));
        table.add("answerChatJoinRequestQuery", atOnce(queries::neverAsked));
        table.add("sendChatJoinRequestWebApp", atOnce(queries::neverAsked));
    }

    private void stickers(Methods table) {
        var stickers = new StickerMethods(world);
        table.add("createNewStickerSet", atOnce(stickers::createNewStickerSet));
        table.add("getStickerSet", atOnce(stickers::getStickerSet));
        table.add("addStickerToSet", atOnce(stickers::addStickerToSet));
        table.add("replaceStickerInSet", atOnce(stickers::replaceStickerInSet));
        table.add("deleteStickerFromSet", atOnce(stickers::deleteStickerFromSet));
        table.add("setStickerPositionInSet", atOnce(stickers::setStickerPositionInSet));
        table.add("setStickerEmojiList", atOnce(stickers.changing(StickerMethods.Change::emoji)));
        table.add("setStickerKeywords", atOnce(stickers.changing(change -> {})));
        table.add("setStickerMaskPosition", atOnce(stickers.changing(StickerMethods.Change::maskPosition)));
        table.add("setStickerSetTitle", atOnce(stickers::setStickerSetTitle));
        table.add("setStickerSetThumbnail", atOnce(stickers::setThumbnail));
        table.add("setCustomEmojiStickerSetThumbnail", atOnce(stickers::setThumbnail));
        table.add("deleteStickerSet", atOnce(stickers::deleteStickerSet));
        table.add("uploadStickerFile", atOnce(stickers::uploadStickerFile));
    }
}
